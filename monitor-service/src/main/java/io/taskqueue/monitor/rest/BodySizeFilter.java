package io.taskqueue.monitor.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/** Refuses bodies that say they are too large; those that do not say are cut off by {@link BulkOrderReader}. */
@Provider
public final class BodySizeFilter implements ContainerRequestFilter {
    /** The largest body taken, in bytes: room for a thousand of the longest ids. */
    static final int LARGEST = 512 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        String length = request.getHeaderString("Content-Length");
        if (length != null && isTooLarge(length)) {
            request.abortWith(Problems.json(problem()));
        }
    }

    static Problem problem() {
        return Problem.of(Status.REQUEST_ENTITY_TOO_LARGE, "The body is larger than " + LARGEST + " bytes.");
    }

    private static boolean isTooLarge(String length) {
        try {
            return Long.parseLong(length) > LARGEST;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
