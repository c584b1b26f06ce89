package io.taskqueue.worker.handler.http;

import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.handler.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs {@code http.request}: sends one request and returns {@code {"status":n,"bytes":n}}; the body is counted and
 * dropped. Redirects are not followed, so that an allowed host cannot send the worker to another.
 *
 * <p>The request carries the task's id as {@code Idempotency-Key}, the same at every attempt, so that the server can
 * recognise a repeat.
 */
@ApplicationScoped
class HttpRequestHandler implements TaskHandler<HttpCall> {
    private final HttpSender sender;
    private final AllowedHosts allowedHosts;
    private final HttpSettings settings;
    private final Clock clock;

    HttpRequestHandler(HttpSender sender, AllowedHosts allowedHosts, HttpSettings settings, Clock clock) {
        this.sender = sender;
        this.allowedHosts = allowedHosts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "http.request";
    }

    @Override
    public Class<HttpCall> payloadType() {
        return HttpCall.class;
    }

    @Override
    public Outcome handle(HttpCall call, TaskContext context) throws InterruptedException {
        URI uri = allowedHosts.require(call.url());
        Duration timeout = timeout(context);
        HttpRequest request = HttpRequests.build(uri, call, context.taskId(), timeout);
        return HttpResult.of(send(request, timeout), clock.instant());
    }

    private Duration timeout(TaskContext context) {
        Duration left = context.timeLeft();
        if (!left.isPositive()) {
            throw new HttpRequestFailedException("no time left for a request", null);
        }
        return left.compareTo(settings.timeout()) < 0 ? left : settings.timeout();
    }

    /** The client's own timeout ends with the response's headers; a body that trickles needs this one. */
    private HttpResponse<Long> send(HttpRequest request, Duration timeout) throws InterruptedException {
        CompletableFuture<HttpResponse<Long>> exchange = sender.send(request);
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(request, e.getCause().getClass().getSimpleName(), e.getCause());
        } catch (TimeoutException e) {
            throw failed(request, "no whole answer within " + timeout, e);
        } finally {
            exchange.cancel(true);
        }
    }

    /** Path and query may be secrets, the messages of the client may repeat them. */
    private static HttpRequestFailedException failed(HttpRequest request, String what, Throwable cause) {
        return new HttpRequestFailedException(
                request.method() + " to " + request.uri().getHost() + " failed: " + what, cause);
    }
}
