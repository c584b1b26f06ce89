package io.taskqueue.monitor.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every exception of every resource with its problem. */
public final class ProblemMapper {
    @ServerExceptionMapper({WebApplicationException.class, Throwable.class})
    Response respond(Throwable failure) {
        return Problems.json(Problems.of(failure));
    }
}
