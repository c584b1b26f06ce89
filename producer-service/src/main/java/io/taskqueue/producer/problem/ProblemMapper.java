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
        Response response = Problems.response(problem);
        return problem.kind() == Kind.METHOD
                ? Response.fromResponse(response)
                        .header(HttpHeaders.ALLOW, allowed(request))
                        .build()
                : response;
    }

    /** Every address either takes something in or shows something. */
    private static String allowed(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (path.startsWith("/records/")) {
            return "GET, HEAD, POST, OPTIONS";
        }
        return path.startsWith("/tasks") || path.startsWith("/submit_form") ? "POST, OPTIONS" : "GET, HEAD, OPTIONS";
    }
}
