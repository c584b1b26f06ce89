package io.taskqueue.http.body;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Disposes of the rest of a body that no resource reads. */
final class UnreadBody {
    private static final int TOO_SLOW = 408;

    private UnreadBody() {}

    /**
     * Once the request is answered, discards the rest of its body, so that the sender gets to read the answer, for no
     * longer than {@code patience}. The connection of a sender that was too slow is closed at once.
     */
    static void discard(RoutingContext context, Duration patience) {
        HttpServerRequest request = context.request();
        context.addHeadersEndHandler(headers -> {
            if (isTooSlow(request) && request.version() != HttpVersion.HTTP_2) {
                request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        });
        context.addEndHandler(answered -> {
            if (answered.failed() || request.isEnded()) {
                return;
            }
            if (isTooSlow(request)) {
                close(request);
            } else {
                drain(request, context.vertx(), patience);
            }
        });
    }

    private static boolean isTooSlow(HttpServerRequest request) {
        return request.response().getStatusCode() == TOO_SLOW;
    }

    private static void drain(HttpServerRequest request, Vertx vertx, Duration patience) {
        long timer = vertx.setTimer(patience.toMillis(), id -> close(request));
        request.handler(chunk -> {});
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.exceptionHandler(failure -> vertx.cancelTimer(timer));
        request.resume();
    }

    /** A stream of HTTP/2 has no connection of its own. */
    private static void close(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
