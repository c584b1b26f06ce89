package io.taskqueue.http;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemAnswer;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers requests that the router itself refuses, such as one without a host, with problems: the framework's own
 * handler would log them as errors of the service and answer with a page of its own. Faults are left to that handler.
 */
public final class RouterFailures implements Handler<RoutingContext> {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final RequestChecks checks;
    private final ProblemAnswer answer;

    public RouterFailures(RequestChecks checks, ProblemAnswer answer) {
        this.checks = checks;
        this.answer = answer;
    }

    /** Registers this handler before those of the framework. */
    public void register(Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this);
        router.errorHandler(BAD_REQUEST, this);
    }

    @Override
    public void handle(RoutingContext context) {
        switch (context.statusCode()) {
            case BAD_REQUEST -> refuse(context, Kind.INVALID, "The request is not valid HTTP or has no Host header.");
            case NOT_FOUND -> refuse(context, Kind.NOT_FOUND, "There is nothing at this address.");
            default -> context.next();
        }
    }

    private void refuse(RoutingContext context, Kind kind, String detail) {
        checks.date(context);
        answer.endAndClose(context, Problem.of(kind, detail));
    }
}
