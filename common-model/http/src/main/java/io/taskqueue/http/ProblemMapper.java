package io.taskqueue.http;

import io.taskqueue.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every exception of every resource with its problem. */
@Singleton
public final class ProblemMapper {
    private final HttpBoundary boundary;

    ProblemMapper(HttpBoundary boundary) {
        this.boundary = boundary;
    }

    /** The answer that carries the failure's problem. */
    @ServerExceptionMapper({WebApplicationException.class, Throwable.class})
    public Response respond(Throwable failure, ContainerRequestContext request) {
        Problem problem = boundary.problems().of(failure);
        if (request.getMethod().equals("POST")) {
            boundary.rejected(problem);
        }
        return boundary.problems().response(problem);
    }
}
