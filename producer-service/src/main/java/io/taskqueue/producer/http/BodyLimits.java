package io.taskqueue.producer.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.taskqueue.http.BodyLimit;
import io.taskqueue.http.BodyRefusal;
import io.taskqueue.http.RequestBodies;
import io.taskqueue.problem.ProblemAnswer;
import io.taskqueue.producer.config.BodyConfig;
import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.config.RecordsConfig;
import io.taskqueue.producer.problem.Problems;
import io.taskqueue.producer.problem.Rejections;
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
    private final ProblemAnswer answer = new ProblemAnswer(Problems.RETRY_AFTER);
    private final Rejections rejections;

    BodyLimits(BodyConfig settings, ProducerConfig config, RecordsConfig records, Rejections rejections) {
        this.task = BodyLimit.whole(config.maxBodySize().asLongValue());
        this.batch = BodyLimit.whole(config.maxBatchSize().asLongValue());
        this.stream = BodyLimit.streamed(records.maxSize().asLongValue());
        this.bodies = new RequestBodies(settings, this::limit, this::answer);
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
        rejections.count(refusal.problem());
        answer.end(context, refusal.problem());
    }
}
