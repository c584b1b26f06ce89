package io.taskqueue.producer.form;

import io.taskqueue.model.TaskId;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.problem.Problems;
import io.taskqueue.producer.queue.TaskQueue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The progress of a submitted form, as a page and as JSON for its script. Other tasks are not shown. */
@Path("/submitted/{id}")
public class SubmittedResource {
    private final TaskQueue queue;

    SubmittedResource(TaskQueue queue) {
        this.queue = queue;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public CompletionStage<Response> page(@PathParam("id") String id) {
        return progress(id)
                .thenApply(progress -> progress.map(Pages::submitted).orElseGet(Pages::unknown))
                .exceptionally(failure -> {
                    Problems.of(failure);
                    return Pages.unavailable();
                });
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> state(@PathParam("id") String id) {
        return progress(id)
                .thenApply(progress -> Response.ok(progress.orElseThrow(SubmittedResource::unknown))
                        .header("Cache-Control", "no-store")
                        .header("Vary", "Accept")
                        .build());
    }

    private CompletionStage<Optional<Progress>> progress(String id) {
        if (!TaskId.isValid(id)) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        return queue.status(id)
                .thenApply(record -> record.filter(found -> found.type().equals(FormIntake.TYPE))
                        .map(Progress::of));
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.of(
                Kind.NOT_FOUND, "There is no form submission with this id, or it was finished some time ago."));
    }
}
