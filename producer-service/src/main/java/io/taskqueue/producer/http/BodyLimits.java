package io.taskqueue.producer.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.taskqueue.http.BodyLimit;
import io.taskqueue.http.BodyRefusal;
import io.taskqueue.http.RequestBodies;
import io.taskqueue.producer.config.BodyConfig;
import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.config.RecordsConfig;
import io.taskqueue.producer.problem.Kind;
import io.taskqueue.producer.problem.Problem;
import io.taskqueue.producer.problem.Problems;
import io.taskqueue.producer.problem.Rejections;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Has bodies read before their requests reach a resource, each within the limit of its address. */
@Singleton
class BodyLimits {
    private static final int BEFORE_ALL_ELSE = 1000;

    private final BodyLimit task;
    private final BodyLimit batch;
    private final BodyLimit stream;
    private final RequestBodies bodies;
    private final ObjectMapper json;
    private final Rejections rejections;

    BodyLimits(
            BodyConfig settings,
            ProducerConfig config,
            RecordsConfig records,
            ObjectMapper json,
            Rejections rejections) {
        this.task = BodyLimit.whole(config.maxBodySize().asLongValue());
        this.batch = BodyLimit.whole(config.maxBatchSize().asLongValue());
        this.stream = BodyLimit.streamed(records.maxSize().asLongValue());
        this.bodies = new RequestBodies(settings, this::limit, this::answer);
        this.json = json;
        this.rejections = rejections;
    }

    void register(@Observes Filters filters) {
        filters.register(bodies, BEFORE_ALL_ELSE);
    }

    private BodyLimit limit(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith("/records/")) {
            return stream;
        }
        return path.equals("/tasks/batch") ? batch : task;
    }

    private void answer(RoutingContext context, BodyRefusal refusal) {
        Problem problem = Problem.of(kind(refusal.status()), refusal.detail());
        rejections.count(problem);
        HttpServerResponse response = context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.kind().isRetryable()) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER);
        }
        response.end(written(problem));
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 408 -> Kind.TOO_SLOW;
            case 503 -> Kind.UNAVAILABLE;
            default -> Kind.TOO_LARGE;
        };
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem has only text and numbers", e);
        }
    }
}
