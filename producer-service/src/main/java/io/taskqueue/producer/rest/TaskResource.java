package io.taskqueue.producer.rest;

import io.taskqueue.http.body.RequestBodies;
import io.taskqueue.producer.http.TraceParent;
import io.taskqueue.producer.problem.Problems;
import io.taskqueue.producer.queue.RequestKey;
import io.taskqueue.producer.queue.SubmitOutcome.Accepted;
import io.taskqueue.producer.queue.TaskQueue;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/**
 * {@code POST /tasks}: submits one task of any accepted type. {@link TaskStatusResource} reports what becomes of it.
 */
@Path("/tasks")
public class TaskResource {
    /** The header of an answer that repeats the one to an earlier request with the same idempotency key. */
    private static final String REPLAYED = "Idempotency-Replayed";

    private final TaskReader reader;
    private final TaskQueue queue;

    TaskResource(TaskReader reader, TaskQueue queue) {
        this.reader = reader;
        this.queue = queue;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> submit(
            @Context HttpHeaders headers,
            @HeaderParam(TraceParent.HEADER) String trace,
            @Context RoutingContext request) {
        String key = RequestKey.single(headers.getRequestHeader(RequestKey.HEADER));
        byte[] json = RequestBodies.bytesOf(request);
        return queue.submit(reader.read(json, TraceParent.orNull(trace), RequestKey.of("/tasks", key, json)))
                .thenApply(Problems::requireAccepted)
                .thenApply(this::answer);
    }

    private Response answer(Accepted accepted) {
        Response.ResponseBuilder response = Response.accepted(AcceptedTask.of(accepted))
                .header("Location", TaskStatusResource.address(accepted.id()));
        return accepted.replayed() ? response.header(REPLAYED, true).build() : response.build();
    }
}
