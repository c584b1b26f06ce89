package io.taskqueue.producer.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.taskqueue.http.body.RequestBodies;
import io.taskqueue.producer.http.TraceParent;
import io.taskqueue.producer.problem.Problems;
import io.taskqueue.producer.queue.RequestKey;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** {@code POST /tasks/batch}: many tasks, as one JSON array or one per line; answered in the same form. */
@Blocking
@Path("/tasks/batch")
public class BatchResource {
    private static final String NDJSON = "application/x-ndjson";

    private final BatchIntake intake;
    private final ObjectMapper json;

    BatchResource(BatchIntake intake, ObjectMapper json) {
        this.intake = intake;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response submitArray(
            @Context HttpHeaders headers,
            @HeaderParam(TraceParent.HEADER) String trace,
            @Context RoutingContext request) {
        BatchReport report = take(new ArrayElements(intake.bytes(RequestBodies.bytesOf(request))), headers, trace);
        return report.problem()
                .map(problem -> Problems.response(report.problemWithResults(problem)))
                .orElseGet(() -> Response.ok(report).build());
    }

    @POST
    @Consumes(NDJSON)
    @Produces(NDJSON)
    public Response submitLines(
            @Context HttpHeaders headers,
            @HeaderParam(TraceParent.HEADER) String trace,
            @Context RoutingContext request)
            throws IOException {
        BatchReport report = take(new NdjsonElements(intake.bytes(RequestBodies.bytesOf(request))), headers, trace);
        Response.ResponseBuilder response = report.problem()
                .map(problem -> Response.fromResponse(Problems.response(problem)))
                .orElseGet(Response::ok);
        return response.entity(lines(report)).type(NDJSON).build();
    }

    private BatchReport take(BatchElements elements, HttpHeaders headers, String trace) {
        return intake.take(
                elements, RequestKey.single(headers.getRequestHeader(RequestKey.HEADER)), TraceParent.orNull(trace));
    }

    /** A line for each element and, if the body was not read to its end, one with the reason. */
    private byte[] lines(BatchReport report) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (BatchResult result : report.results()) {
            lines.write(json.writeValueAsBytes(result));
            lines.write('\n');
        }
        if (report.stop() != null) {
            lines.write(json.writeValueAsBytes(BatchStop.because(report.stop())));
            lines.write('\n');
        }
        return lines.toByteArray();
    }
}
