package io.taskqueue.monitor.dashboard;

import io.taskqueue.monitor.rest.Problems;
import io.taskqueue.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Renders a problem as a page, with the same status and text as the API. */
final class ProblemPage {
    private ProblemPage() {}

    static Response of(Throwable failure) {
        Problem problem = Problems.of(failure);
        Response.ResponseBuilder page = Response.status(problem.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Pages.problem(problem).render());
        if (problem.kind().isRetryable()) {
            page.header("Retry-After", Problems.retryAfter());
        }
        return page.build();
    }
}
