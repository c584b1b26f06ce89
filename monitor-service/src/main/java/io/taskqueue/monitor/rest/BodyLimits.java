package io.taskqueue.monitor.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.taskqueue.http.BodyLimit;
import io.taskqueue.http.BodyRefusal;
import io.taskqueue.http.RequestBodies;
import io.taskqueue.monitor.config.BodyConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** Has bodies read before their requests reach a resource. */
@Singleton
final class BodyLimits {
    private static final int BEFORE_ALL_ELSE = 1000;
    /** Room for a thousand of the longest ids. */
    private static final BodyLimit LARGEST = BodyLimit.whole(512 * 1024);

    private final RequestBodies bodies;
    private final ObjectMapper json;

    BodyLimits(BodyConfig settings, ObjectMapper json) {
        this.bodies = new RequestBodies(settings, context -> LARGEST, this::answer);
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(bodies, BEFORE_ALL_ELSE);
    }

    private void answer(RoutingContext context, BodyRefusal refusal) {
        HttpServerResponse response = context.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (refusal.status() == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER);
        }
        response.end(written(Problem.of(refusal.status(), refusal.detail(), Map.of())));
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem has only text and numbers", e);
        }
    }
}
