package io.taskqueue.producer.problem;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every exception of every resource with its problem. */
@Singleton
public final class ProblemMapper {
    private final Rejections rejections;

    ProblemMapper(Rejections rejections) {
        this.rejections = rejections;
    }

    @ServerExceptionMapper({WebApplicationException.class, Throwable.class})
    Response respond(Throwable failure, ContainerRequestContext request) {
        Problem problem = Problems.of(failure);
        if (request.getMethod().equals("POST")) {
            rejections.count(problem);
        }
        Response.ResponseBuilder response = Response.fromResponse(Problems.response(problem));
        if (failure instanceof WebApplicationException e) {
            response.header(HttpHeaders.ALLOW, e.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        if (problem.kind() == Kind.TOO_LARGE) {
            response.header("Connection", "close"); // what is left of the body is not worth reading
        }
        return response.build();
    }
}
