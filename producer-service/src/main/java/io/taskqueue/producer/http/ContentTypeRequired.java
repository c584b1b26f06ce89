package io.taskqueue.producer.http;

import io.taskqueue.producer.problem.Kind;
import io.taskqueue.producer.problem.Problem;
import io.taskqueue.producer.problem.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses bodies that do not say what they are, which the framework would take as whatever comes first. */
@Provider
public final class ContentTypeRequired implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals("POST") && request.getHeaderString("Content-Type") == null) {
            request.abortWith(
                    Problems.response(Problem.of(Kind.MEDIA_TYPE, "The request has no Content-Type header.")));
        }
    }
}
