package io.taskqueue.producer.rest;

import io.taskqueue.model.TaskId;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.queue.TaskQueue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/**
 * {@code GET /tasks/{id}}: a task's status record without the task's input, which the record of a discarded task holds:
 * only operators see it, in the monitor.
 */
@Path("/tasks")
public class TaskStatusResource {
    private static final String PATH = "/tasks/";

    private final TaskQueue queue;

    TaskStatusResource(TaskQueue queue) {
        this.queue = queue;
    }

    /** Path of the status of a task, relative to the address of this service. */
    static String address(String id) {
        return PATH + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @GET
    @Path("{id: .+}")
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> status(@PathParam("id") String id) {
        return queue.status(TaskId.requireValid(id))
                .thenApply(record -> record.orElseThrow(TaskStatusResource::unknown))
                .thenApply(TaskStatusResource::answer);
    }

    private static Response answer(TaskStatus record) {
        return Response.ok(TaskStatusCodec.encode(record.withoutInput()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.of(
                Kind.NOT_FOUND,
                "There is no status record for this task. Either no such task was submitted, or it ended so long ago"
                        + " that its record expired."));
    }
}
