package io.taskqueue.http;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemAnswer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** Answers OPTIONS, and requests with a method their address does not support, with the methods it supports. */
public final class Methods implements Handler<RoutingContext> {
    private static final int NO_CONTENT = 204;

    private final AddressTable addresses;
    private final ProblemAnswer answer;

    public Methods(AddressTable addresses, ProblemAnswer answer) {
        this.addresses = addresses;
        this.answer = answer;
    }

    @Override
    public void handle(RoutingContext context) {
        Set<String> methods = addresses.methods(context.normalizedPath());
        String method = context.request().method().name();
        boolean asked = method.equals("OPTIONS");
        if (methods.isEmpty() && asked) {
            answer.end(context, Problem.of(Kind.NOT_FOUND, "There is nothing at this address."));
            return;
        }
        if (methods.isEmpty() || (methods.contains(method) && !asked)) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", methods));
        if (asked) {
            context.response().setStatusCode(NO_CONTENT).end();
        } else {
            answer.end(
                    context, Problem.of(Kind.METHOD, "This address supports " + String.join(", ", methods) + " only."));
        }
    }
}
