package io.taskqueue.monitor.rest;

import io.taskqueue.http.FailureProblems;
import io.taskqueue.http.HttpBoundary;
import io.taskqueue.http.body.BodyLimit;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;

/** The HTTP boundary of the monitor: its files, and one limit for all bodies. */
@Singleton
class MonitorBoundary implements HttpBoundary {
    private static final List<String> FILES = List.of("/dataset.js", "/monitor.css", "/monitor.js", "/monitor.svg");

    /** Enough for a thousand ids of maximum length. */
    private static final BodyLimit LARGEST = BodyLimit.whole(512 * 1024);

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
        return LARGEST;
    }
}
