package io.taskqueue.producer.http;

import io.taskqueue.http.FailureProblems;
import io.taskqueue.http.HttpBoundary;
import io.taskqueue.http.body.BodyLimit;
import io.taskqueue.problem.Problem;
import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.config.RecordsConfig;
import io.taskqueue.producer.problem.Problems;
import io.taskqueue.producer.problem.Rejections;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;

/** The producer at the edge of HTTP: tasks, batches and streams each have a limit of their own. */
@Singleton
class ProducerBoundary implements HttpBoundary {
    private static final List<String> FILES = List.of(
            "/assets/form.css", "/assets/form.js", "/assets/icon.svg", "/assets/records.css", "/assets/records.js");

    private final BodyLimit task;
    private final BodyLimit batch;
    private final BodyLimit stream;
    private final Rejections rejections;

    ProducerBoundary(ProducerConfig config, RecordsConfig records, Rejections rejections) {
        this.task = BodyLimit.whole(config.maxBodySize().asLongValue());
        this.batch = BodyLimit.whole(config.maxBatchSize().asLongValue());
        this.stream = BodyLimit.streamed(records.maxSize().asLongValue());
        this.rejections = rejections;
    }

    @Override
    public FailureProblems problems() {
        return Problems.FAILURES;
    }

    @Override
    public List<String> files() {
        return FILES;
    }

    @Override
    public BodyLimit bodyLimit(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith("/records/")) {
            return stream;
        }
        return path.equals("/tasks/batch") ? batch : task;
    }

    @Override
    public void rejected(Problem problem) {
        rejections.count(problem);
    }
}
