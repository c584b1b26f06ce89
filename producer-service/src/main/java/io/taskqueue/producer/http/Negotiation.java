package io.taskqueue.producer.http;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.producer.problem.Problems;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what the framework would detect only after a task is in the queue: an answer that the client does not accept,
 * and a body without a Content-Type.
 */
public final class Negotiation {
    private static final int LONGEST_NAME = 80;

    @ServerRequestFilter
    Optional<Response> refuse(ContainerRequestContext request, ResourceInfo resource) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        if (query != null && !query.isEmpty() && !takesQuery(resource)) {
            String name = query.replaceFirst("[=&].*", "");
            return Optional.of(Problems.response(Problem.ofField(
                    Kind.INVALID,
                    name.substring(0, Math.min(LONGEST_NAME, name.length())),
                    "is not a query parameter of this address, which has none")));
        }
        if (request.getMethod().equals("POST") && request.getHeaderString("Content-Type") == null) {
            return Optional.of(
                    Problems.response(Problem.of(Kind.MEDIA_TYPE, "The request has no Content-Type header.")));
        }
        Produces produces = resource.getResourceMethod().getAnnotation(Produces.class);
        return produces == null || isAccepted(request.getAcceptableMediaTypes(), produces.value())
                ? Optional.empty()
                : Optional.of(Problems.response(Problem.of(
                        Kind.NOT_ACCEPTABLE,
                        "The answer is available as " + String.join(" or ", produces.value()) + " only.")));
    }

    /** Streams of records read theirs themselves; pages tolerate what mail programs and search engines add to links. */
    private static boolean takesQuery(ResourceInfo resource) {
        Produces produces = resource.getResourceMethod().getAnnotation(Produces.class);
        return Stream.of(resource.getResourceMethod().getParameters())
                        .anyMatch(parameter -> parameter.getType().equals(UriInfo.class))
                || (produces != null && List.of(produces.value()).contains(MediaType.TEXT_HTML));
    }

    private static boolean isAccepted(List<MediaType> accepted, String[] produced) {
        return Arrays.stream(produced)
                .map(MediaType::valueOf)
                .anyMatch(type -> accepted.stream().anyMatch(type::isCompatible));
    }
}
