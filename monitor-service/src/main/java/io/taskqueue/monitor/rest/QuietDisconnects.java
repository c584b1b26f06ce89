package io.taskqueue.monitor.rest;

import io.quarkus.runtime.Startup;
import io.taskqueue.http.Disconnect;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.util.logging.Logger;

/** Keeps disconnects of event listeners out of the log, where the HTTP layer reports them as errors. */
@Startup
@Singleton
final class QuietDisconnects {
    /** Held, as the log manager may forget loggers nobody holds, and their filters with them. */
    private final Logger events =
            Logger.getLogger("org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler");

    @PostConstruct
    void quieten() {
        Disconnect.quieten(events);
    }
}
