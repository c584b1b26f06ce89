package io.taskqueue.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.taskqueue.http.body.BodyRefusal;
import io.taskqueue.http.body.BodySettings;
import io.taskqueue.http.body.RequestBodies;
import io.taskqueue.problem.ProblemAnswer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.util.List;

/** Puts in order what happens to a request before a resource sees it: checks, then its body, then methods and files. */
@Singleton
public final class HttpEdge {
    private static final int CHECKS = 2000;
    private static final int BODIES = 1000;
    private static final int METHODS = 900;
    private static final int STATIC_FILES = 899;

    private final HttpBoundary boundary;
    private final ProblemAnswer answer;
    private final RequestChecks checks;
    private final RequestBodies bodies;
    private final Methods methods;

    HttpEdge(HttpBoundary boundary, BodySettings settings, BeanManager beans) {
        this.boundary = boundary;
        this.answer = new ProblemAnswer(boundary.problems().retryAfter());
        this.checks = new RequestChecks(answer);
        this.bodies = new RequestBodies(settings, boundary::bodyLimit, this::refuse);
        this.methods = new Methods(AddressTable.of(resources(beans), boundary.files()), answer);
    }

    void register(@Observes Filters filters) {
        filters.register(checks, CHECKS);
        filters.register(bodies, BODIES);
        filters.register(methods, METHODS);
        filters.register(new StaticFiles(boundary.files()), STATIC_FILES);
    }

    void register(@Observes Router router) {
        new RouterFailures(checks, answer).register(router);
    }

    private void refuse(RoutingContext context, BodyRefusal refusal) {
        boundary.rejected(refusal.problem());
        answer.end(context, refusal.problem());
    }

    private static List<Class<?>> resources(BeanManager beans) {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .<Class<?>>map(type -> type)
                .toList();
    }
}
