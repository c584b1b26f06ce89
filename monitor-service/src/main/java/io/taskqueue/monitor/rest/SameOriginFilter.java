package io.taskqueue.monitor.rest;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;

/**
 * Refuses commands that another site's page makes a visitor's browser send. Browsers say where a request comes from and
 * pages cannot change that; clients that are not browsers say nothing and pass.
 */
@Provider
public final class SameOriginFilter implements ContainerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request) {
        if (!SAFE.contains(request.getMethod()) && !isFromHere(request)) {
            request.abortWith(Problems.json(Problem.of(
                    Kind.CROSS_SITE,
                    "Commands are taken from this service's own pages and from clients that are not browsers.")));
        }
    }

    private static boolean isFromHere(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeaderString("Origin");
        return origin == null || isHost(origin, request.getHeaderString("Host"));
    }

    private static boolean isHost(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
