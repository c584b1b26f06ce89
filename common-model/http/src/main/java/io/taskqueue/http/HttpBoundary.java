package io.taskqueue.http;

import io.taskqueue.http.body.BodyLimit;
import io.taskqueue.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What differs between services at the edge of HTTP; each service has one bean of this type. Thread-safe. */
public interface HttpBoundary {
    /** Turns the service's failures into problems. */
    FailureProblems problems();

    /** The paths of the static files the service has. */
    List<String> files();

    /** The limit of the request's body. */
    BodyLimit bodyLimit(RoutingContext context);

    /** Records that a body, or a POST request, was answered with this problem; does nothing by default. */
    default void rejected(Problem problem) {}
}
