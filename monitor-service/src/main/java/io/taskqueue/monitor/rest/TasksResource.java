package io.taskqueue.monitor.rest;

import io.taskqueue.monitor.queue.TaskRecords;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /tasks}: the status record of a task, byte for byte as in Redis. */
@Path("/tasks")
@Produces(MediaType.APPLICATION_JSON)
final class TasksResource {
    private final TaskRecords records;

    TasksResource(TaskRecords records) {
        this.records = records;
    }

    @GET
    @Path("{id: .+}")
    public Response task(@PathParam("id") String id) {
        byte[] json = records.find(id).orElseThrow(() -> NotFound.task(id)).json();
        return Response.ok(json).header("Cache-Control", "no-store").build();
    }
}
