package io.taskqueue.producer.form;

import io.smallrye.common.annotation.NonBlocking;
import io.taskqueue.http.body.RequestBodies;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.config.TaskIds;
import io.taskqueue.producer.http.TraceParent;
import io.taskqueue.producer.problem.Problems;
import io.taskqueue.producer.problem.Rejections;
import io.taskqueue.producer.queue.RequestKey;
import io.taskqueue.producer.queue.SubmitOutcome.Accepted;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The form page and {@code POST /submit_form}, by JSON and as browsers post forms. */
@Path("/")
public class FormResource {
    private static final String REPLAYED = "Idempotency-Replayed";

    private final FormIntake intake;
    private final FormJson json;
    private final FormOrigin origin;
    private final TaskIds ids;
    private final Rejections rejections;

    FormResource(FormIntake intake, FormJson json, FormOrigin origin, TaskIds ids, Rejections rejections) {
        this.intake = intake;
        this.json = json;
        this.origin = origin;
        this.ids = ids;
        this.rejections = rejections;
    }

    @GET
    @NonBlocking
    @Produces(MediaType.TEXT_HTML)
    public Response form() {
        return Pages.form(FormEntry.EMPTY.withRequestKey(ids.next()));
    }

    @POST
    @Path("submit_form")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> submitJson(@Context HttpHeaders headers, @Context RoutingContext request) {
        FormEntry entry = withKey(key(headers), json.read(RequestBodies.bytesOf(request)));
        return intake.submit(entry, trace(headers)).thenApply(FormResource::receipt);
    }

    @POST
    @Path("submit_form")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    public CompletionStage<Response> submitForm(@Context HttpHeaders headers, @Context RoutingContext request) {
        origin.require(headers);
        byte[] body = RequestBodies.bytesOf(request);
        boolean page = headers.getAcceptableMediaTypes().get(0).isCompatible(MediaType.TEXT_HTML_TYPE);
        if (page) {
            return submitForPage(body, headers);
        }
        FormEntry entry = withKey(key(headers), FormBody.read(body));
        return intake.submit(entry, trace(headers)).thenApply(FormResource::receipt);
    }

    private CompletionStage<Response> submitForPage(byte[] body, HttpHeaders headers) {
        FormEntry entry = FormEntry.EMPTY;
        try {
            entry = withKey(key(headers), FormBody.read(body));
            FormEntry read = entry;
            return intake.submit(read, trace(headers))
                    .thenApply(FormResource::toProgressPage)
                    .exceptionally(failure -> formAgain(read, Problems.of(failure)));
        } catch (ProblemException | MalformedTaskException e) {
            return CompletableFuture.completedStage(formAgain(entry, Problems.of(e)));
        }
    }

    private static Response toProgressPage(Accepted accepted) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/submitted/" + accepted.id())
                .build();
    }

    private static Response receipt(Accepted accepted) {
        Response.ResponseBuilder response = Response.ok(FormReceipt.of(accepted), MediaType.APPLICATION_JSON_TYPE);
        return accepted.replayed() ? response.header(REPLAYED, true).build() : response.build();
    }

    private Response formAgain(FormEntry entry, Problem problem) {
        rejections.count(problem);
        boolean sameSubmission = problem.kind() != Kind.KEY_REUSED && entry.requestKey() != null;
        return Pages.formAgain(sameSubmission ? entry : entry.withRequestKey(ids.next()), problem);
    }

    private static String key(HttpHeaders headers) {
        return RequestKey.single(headers.getRequestHeader(RequestKey.HEADER));
    }

    /** The entry with the key of the header or, without one, with that of the page it was written in. */
    private static FormEntry withKey(String key, FormEntry entry) {
        return key == null ? entry : entry.withRequestKey(key);
    }

    private static String trace(HttpHeaders headers) {
        return TraceParent.orNull(headers.getHeaderString(TraceParent.HEADER));
    }
}
