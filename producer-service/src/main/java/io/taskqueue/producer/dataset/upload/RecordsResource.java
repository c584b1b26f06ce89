package io.taskqueue.producer.dataset.upload;

import io.smallrye.common.annotation.Blocking;
import io.taskqueue.http.body.BodySettings;
import io.taskqueue.http.body.BodyStream;
import io.taskqueue.http.body.SenderPace;
import io.taskqueue.problem.Kind;
import io.taskqueue.producer.config.MonitorConfig;
import io.taskqueue.producer.config.RecordsConfig;
import io.taskqueue.producer.dataset.Dataset;
import io.taskqueue.producer.dataset.StreamProblems;
import io.taskqueue.producer.http.TraceParent;
import io.taskqueue.producer.queue.RequestKey;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code POST /records/{dataset}}: receives a stream of records, which becomes tasks as it arrives, and reports its
 * position.
 */
@Blocking
@Path("/records/{dataset}")
public class RecordsResource {
    /** Path of the status of a dataset, which is that of a task, relative to the address of this service. */
    private static final String STATUS = "/tasks/";

    private static final String REPLAYED = "Idempotency-Replayed";

    private final Uploads intake;
    private final Duration patience;
    private final BodySettings bodies;
    private final Optional<String> monitor;

    RecordsResource(Uploads intake, RecordsConfig config, BodySettings bodies, MonitorConfig monitor) {
        this.intake = intake;
        this.patience = config.patience();
        this.bodies = bodies;
        this.monitor = monitor.url().map(url -> url.toString().replaceAll("/+$", ""));
    }

    @POST
    @Consumes({StreamRequests.CSV, StreamRequests.TSV, StreamRequests.NDJSON, StreamRequests.GZIP})
    @Produces(MediaType.APPLICATION_JSON)
    public Response take(
            @PathParam("dataset") String name,
            @HeaderParam(TraceParent.HEADER) String trace,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Context RoutingContext request) {
        try (BodyStream body = new BodyStream(request, new SenderPace(bodies), patience)) {
            StreamRequest stream = StreamRequests.read(name, address.getQueryParameters(), headers);
            return answer(intake.take(stream, TraceParent.orNull(trace), body));
        }
    }

    private Response answer(Upload.Ended ended) {
        Dataset dataset = ended.dataset();
        Response.ResponseBuilder response =
                Response.accepted(report(dataset)).header(HttpHeaders.LOCATION, STATUS + dataset.id());
        return ended.before() ? response.header(REPLAYED, true).build() : response.build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response report(@PathParam("dataset") String name, @Context HttpHeaders headers) {
        RequestKey key = StreamRequests.key(name, headers);
        if (key == null) {
            throw StreamProblems.field(RequestKey.HEADER, "is missing; it identifies the stream");
        }
        Dataset dataset = intake.find(key)
                .orElseThrow(() -> StreamProblems.of(
                        Kind.NOT_FOUND, "No stream was accepted for this dataset with this Idempotency-Key."));
        return Response.ok(report(dataset))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private StreamReport report(Dataset dataset) {
        URI statistics = monitor.map(url -> URI.create(url + "/datasets/" + dataset.id()))
                .orElse(null);
        return StreamReport.of(dataset, statistics);
    }
}
