package io.taskqueue.monitor.rest;

import io.taskqueue.http.SameOrigin;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Rejects commands that a page of another site makes a visitor's browser send. */
@Provider
public final class SameOriginFilter implements ContainerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final SameOrigin sameOrigin = new SameOrigin(Set.of());

    @Override
    public void filter(ContainerRequestContext request) {
        if (!SAFE.contains(request.getMethod()) && !sameOrigin.allows(request::getHeaderString)) {
            request.abortWith(Problems.FAILURES.response(Problem.of(
                    Kind.CROSS_SITE,
                    "Commands are accepted from this service's own pages and from clients other than browsers.")));
        }
    }
}
