package io.taskqueue.producer.http;

import io.taskqueue.producer.problem.Kind;
import io.taskqueue.producer.problem.Problem;
import io.taskqueue.producer.problem.Problems;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what the framework would only find out after a task is in the queue: an answer nobody accepts, and a body that
 * does not say what it is.
 */
public final class Negotiation {
    @ServerRequestFilter
    Optional<Response> refuse(ContainerRequestContext request, ResourceInfo resource) {
        if (request.getMethod().equals("POST") && request.getHeaderString("Content-Type") == null) {
            return Optional.of(
                    Problems.response(Problem.of(Kind.MEDIA_TYPE, "The request has no Content-Type header.")));
        }
        Produces produces = resource.getResourceMethod().getAnnotation(Produces.class);
        return produces == null || isAccepted(request.getAcceptableMediaTypes(), produces.value())
                ? Optional.empty()
                : Optional.of(Problems.response(Problem.of(
                        Kind.NOT_ACCEPTABLE, "The answer would be " + String.join(" or ", produces.value()) + ".")));
    }

    private static boolean isAccepted(List<MediaType> accepted, String[] produced) {
        return Arrays.stream(produced)
                .map(MediaType::valueOf)
                .anyMatch(type -> accepted.stream().anyMatch(type::isCompatible));
    }
}
