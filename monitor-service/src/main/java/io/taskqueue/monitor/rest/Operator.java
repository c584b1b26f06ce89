package io.taskqueue.monitor.rest;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** The operator of the current request: the {@code X-Operator} header, or else the remote address. */
@ApplicationScoped
public class Operator {
    private static final int LONGEST = 64;

    private final CurrentVertxRequest current;

    Operator(CurrentVertxRequest current) {
        this.current = current;
    }

    /** The name, safe to log: printable, without spaces, at most 64 characters. It is not authenticated. */
    public String name() {
        HttpServerRequest request = current.getCurrent().request();
        String claimed = request.getHeader("X-Operator");
        String name =
                claimed == null || claimed.isBlank() ? request.remoteAddress().hostAddress() : claimed.strip();
        return QuotedText.printable(name, LONGEST).replaceAll("[\\s=\"]", "_");
    }
}
