package io.taskqueue.producer.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.config.RecordsConfig;
import io.taskqueue.producer.problem.Problem;
import io.taskqueue.producer.problem.Rejections;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses bodies that say they are larger than their address takes before a byte of them is read. Bodies that do not say
 * are measured by {@link BodyReader}: the HTTP layer's own limit would cut them off without a problem.
 */
@Singleton
class BodyLimits {
    private static final int BEFORE_THE_HTTP_LAYERS_LIMIT = 1000;
    private static final int AFTER_THE_HTTP_LAYERS_LIMIT = 1;

    private final long maxBodySize;
    private final long maxBatchSize;
    private final long maxStreamSize;
    private final ObjectMapper json;
    private final Rejections rejections;

    BodyLimits(ProducerConfig config, RecordsConfig records, ObjectMapper json, Rejections rejections) {
        this.maxBodySize = config.maxBodySize().asLongValue();
        this.maxBatchSize = config.maxBatchSize().asLongValue();
        this.maxStreamSize = records.maxSize().asLongValue();
        this.json = json;
        this.rejections = rejections;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseTooLarge, BEFORE_THE_HTTP_LAYERS_LIMIT);
        filters.register(BodyLimits::leaveToReader, AFTER_THE_HTTP_LAYERS_LIMIT);
    }

    private void refuseTooLarge(RoutingContext request) {
        String declared = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long limit = limit(request.normalizedPath());
        if (declared == null || isAtMost(declared, limit)) {
            request.next();
            return;
        }
        Problem problem = BodyReader.tooLarge(limit);
        rejections.count(problem);
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(written(problem));
        Discard.rest(request.request());
    }

    private long limit(String path) {
        if (path.startsWith("/records/")) {
            return maxStreamSize;
        }
        return path.equals("/tasks/batch") ? maxBatchSize : maxBodySize;
    }

    private static void leaveToReader(RoutingContext request) {
        request.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        request.next();
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
