package io.taskqueue.producer.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.problem.Kind;
import io.taskqueue.producer.problem.Problem;
import io.taskqueue.producer.problem.Rejections;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses bodies that are too large for their address: at once where they say so, otherwise while they are read. */
@Singleton
class BodyLimits {
    private static final int BEFORE_THE_GENERAL_LIMIT = 1000;
    private static final int AFTER_THE_GENERAL_LIMIT = 1;

    private final long maxBodySize;
    private final long maxBatchSize;
    private final ObjectMapper json;
    private final Rejections rejections;

    BodyLimits(ProducerConfig config, ObjectMapper json, Rejections rejections) {
        this.maxBodySize = config.maxBodySize().asLongValue();
        this.maxBatchSize = config.maxBatchSize().asLongValue();
        this.json = json;
        this.rejections = rejections;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseDeclared, BEFORE_THE_GENERAL_LIMIT);
        filters.register(this::limitUndeclared, AFTER_THE_GENERAL_LIMIT);
    }

    private void refuseDeclared(RoutingContext request) {
        String declared = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long limit = limit(request);
        if (declared == null || isAtMost(declared, limit)) {
            request.next();
            return;
        }
        Problem problem = Problem.of(Kind.TOO_LARGE, "The body is larger than " + limit + " bytes.");
        rejections.count(problem);
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .endHandler(end -> request.request().connection().close())
                .end(written(problem));
    }

    private void limitUndeclared(RoutingContext request) {
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(request));
        request.next();
    }

    private long limit(RoutingContext request) {
        return request.normalizedPath().equals("/tasks/batch") ? maxBatchSize : maxBodySize;
    }

    private static boolean isAtMost(String declared, long limit) {
        try {
            return Long.parseLong(declared) <= limit;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem has only text and numbers", e);
        }
    }
}
