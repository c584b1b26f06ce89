package io.taskqueue.producer.problem;

import io.taskqueue.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
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
        return Problems.response(problem);
    }
}
