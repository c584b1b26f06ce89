package io.taskqueue.http.body;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/**
 * Reads bodies before any resource sees their requests: on the event loop, so that a slow sender holds no thread, up to
 * their limits, at the required pace and within the memory for bodies. Resources find the body complete. A streamed
 * body is left to its resource, which reads it as a {@link BodyStream}. Thread-safe.
 */
public final class RequestBodies implements Handler<RoutingContext> {
    private final BodySettings settings;
    private final Function<RoutingContext, BodyLimit> limits;
    private final RefusalAnswer refusals;
    private final BodyMemory memory;

    /**
     * @param limits the limit of a request's body
     * @param refusals answers requests whose bodies are refused
     */
    public RequestBodies(BodySettings settings, Function<RoutingContext, BodyLimit> limits, RefusalAnswer refusals) {
        this.settings = settings;
        this.limits = limits;
        this.refusals = refusals;
        this.memory = new BodyMemory(allMemory());
    }

    /** The body of a request that was read as a whole; empty if it has none. */
    public static byte[] bytesOf(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    /** The number of bytes held by bodies that are arriving or with their resources. */
    public long bytesHeld() {
        return memory.taken();
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!mayHaveBody(request)) {
            context.next();
            return;
        }
        BodyLimit limit = limits.apply(context);
        long most = limit.streamed() ? limit.bytes() : Math.min(limit.bytes(), allMemory());
        if (declaresMoreThan(request, most)) {
            refuse(context, BodyRefusal.tooLarge(most));
        } else if (limit.streamed()) {
            UnreadBody.discard(context, settings.patience());
            BodyArrival.attach(context);
            context.next();
        } else {
            new BodyReading(context, most, new SenderPace(settings), memory, this::refuse).begin();
        }
    }

    /** The limit of all bodies together, which is also that of a single one. */
    private long allMemory() {
        return settings.memory().asLongValue();
    }

    private void refuse(RoutingContext context, BodyRefusal refusal) {
        UnreadBody.discard(context, settings.patience());
        refusals.answer(context, refusal);
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return !request.isEnded();
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return (length != null && !length.equals("0")) || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static boolean declaresMoreThan(HttpServerRequest request, long limit) {
        String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return declared != null && Long.parseLong(declared) > limit;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
