package io.taskqueue.monitor.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.taskqueue.http.AddressTable;
import io.taskqueue.http.Methods;
import io.taskqueue.http.RequestChecks;
import io.taskqueue.http.RouterFailures;
import io.taskqueue.http.StaticFiles;
import io.taskqueue.problem.ProblemAnswer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.util.List;

/** What happens to requests before any resource sees them. */
@Singleton
final class HttpEdge {
    private static final int FIRST = 2000;
    private static final int AFTER_BODIES = 900;
    private static final List<String> FILES = List.of("/dataset.js", "/monitor.css", "/monitor.js", "/monitor.svg");

    private final ProblemAnswer answer = new ProblemAnswer(Problems.RETRY_AFTER);
    private final RequestChecks checks = new RequestChecks(answer);
    private final AddressTable addresses;

    HttpEdge(BeanManager beans) {
        List<Class<?>> resources = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .<Class<?>>map(type -> type)
                .toList();
        this.addresses = AddressTable.of(resources, FILES);
    }

    void register(@Observes Filters filters) {
        filters.register(checks, FIRST);
        filters.register(new Methods(addresses, answer), AFTER_BODIES);
        filters.register(new StaticFiles(FILES), AFTER_BODIES - 1);
    }

    void register(@Observes Router router) {
        new RouterFailures(checks, answer).register(router);
    }
}
