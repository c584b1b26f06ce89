package io.taskqueue.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Answers requests with problems before, or without, any resource. Thread-safe. */
public final class ProblemAnswer {
    private static final ObjectWriter JSON = JsonMapper.builder().build().writerFor(Problem.class);

    private final String retryAfter;

    /** @param retryAfter when to repeat a request that may succeed later, seconds */
    public ProblemAnswer(String retryAfter) {
        this.retryAfter = retryAfter;
    }

    /** Ends the response with the problem. */
    public void end(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.kind().isRetryable()) {
            response.putHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        response.end(json(problem));
    }

    /** Ends the response with the problem and closes the connection, as further requests on it cannot be trusted. */
    public void endAndClose(RoutingContext context, Problem problem) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.addEndHandler(answered -> context.request().connection().close());
        end(context, problem);
    }

    private static String json(Problem problem) {
        try {
            return JSON.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem has only text and numbers", e);
        }
    }
}
