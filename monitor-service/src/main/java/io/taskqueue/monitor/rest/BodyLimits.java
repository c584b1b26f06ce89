package io.taskqueue.monitor.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.taskqueue.http.BodyLimit;
import io.taskqueue.http.RequestBodies;
import io.taskqueue.monitor.config.BodyConfig;
import io.taskqueue.problem.ProblemAnswer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Has bodies read before their requests reach a resource. */
@Singleton
final class BodyLimits {
    private static final int BEFORE_ALL_ELSE = 1000;
    /** Room for a thousand of the longest ids. */
    private static final BodyLimit LARGEST = BodyLimit.whole(512 * 1024);

    private final RequestBodies bodies;

    BodyLimits(BodyConfig settings) {
        ProblemAnswer answer = new ProblemAnswer(Problems.RETRY_AFTER);
        this.bodies = new RequestBodies(
                settings, context -> LARGEST, (context, refusal) -> answer.end(context, refusal.problem()));
    }

    void register(@Observes Filters filters) {
        filters.register(bodies, BEFORE_ALL_ELSE);
    }
}
