package io.taskqueue.monitor.rest;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Who gives the command in the current request: the {@code X-Operator} header, or the address it came from. */
@ApplicationScoped
public class Operator {
    private static final int LONGEST = 64;

    private final CurrentVertxRequest current;

    Operator(CurrentVertxRequest current) {
        this.current = current;
    }

    /** The name, safe to log: printable, without blanks, at most 64 characters. It is a claim, not a proof. */
    public String name() {
        HttpServerRequest request = current.getCurrent().request();
        String claimed = request.getHeader("X-Operator");
        String name =
                claimed == null || claimed.isBlank() ? request.remoteAddress().hostAddress() : claimed.strip();
        return QuotedText.printable(name, LONGEST).replaceAll("[\\s=\"]", "_");
    }
}
