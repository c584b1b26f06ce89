package io.taskqueue.producer.form;

import io.smallrye.common.annotation.NonBlocking;
import io.taskqueue.producer.config.NewIds;
import io.taskqueue.producer.problem.Kind;
import io.taskqueue.producer.problem.Problem;
import io.taskqueue.producer.problem.Problems;
import io.taskqueue.producer.problem.Rejections;
import io.taskqueue.producer.queue.RequestKey;
import io.taskqueue.producer.queue.TraceParent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
    private final SameOrigin sameOrigin;
    private final NewIds ids;
    private final Rejections rejections;

    FormResource(FormIntake intake, FormJson json, SameOrigin sameOrigin, NewIds ids, Rejections rejections) {
        this.intake = intake;
        this.json = json;
        this.sameOrigin = sameOrigin;
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
    public CompletionStage<Response> submitJson(
            @HeaderParam(RequestKey.HEADER) String key, @HeaderParam(TraceParent.HEADER) String trace, byte[] body) {
        return receipt(json.read(body).withRequestKey(key), trace);
    }

    @POST
    @Path("submit_form")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    public CompletionStage<Response> submitForm(
            @Context HttpHeaders headers, @HeaderParam(TraceParent.HEADER) String trace, byte[] body) {
        sameOrigin.require(headers);
        String key = headers.getHeaderString(RequestKey.HEADER);
        boolean page = headers.getAcceptableMediaTypes().get(0).isCompatible(MediaType.TEXT_HTML_TYPE);
        return page ? page(key, trace, body) : receipt(withKey(FormBody.read(body), key), trace);
    }

    private CompletionStage<Response> receipt(FormEntry entry, String trace) {
        return intake.submit(entry, TraceParent.orNull(trace)).thenApply(accepted -> {
            Response.ResponseBuilder response =
                    Response.ok(FormReceipt.of(accepted.id()), MediaType.APPLICATION_JSON_TYPE);
            return accepted.replayed() ? response.header(REPLAYED, true).build() : response.build();
        });
    }

    private CompletionStage<Response> page(String key, String trace, byte[] body) {
        FormEntry[] entry = {FormEntry.EMPTY.withRequestKey(ids.next())};
        return CompletableFuture.completedStage(body)
                .thenApply(bytes -> entry[0] = withKey(FormBody.read(bytes), key))
                .thenCompose(read -> intake.submit(read, TraceParent.orNull(trace)))
                .thenApply(accepted -> Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/submitted/" + accepted.id())
                        .build())
                .exceptionally(failure -> formAgain(entry[0], Problems.of(failure)));
    }

    private Response formAgain(FormEntry entry, Problem problem) {
        rejections.count(problem);
        boolean sameSubmission = problem.kind() != Kind.KEY_REUSED && entry.requestKey() != null;
        return Pages.formAgain(sameSubmission ? entry : entry.withRequestKey(ids.next()), problem);
    }

    private static FormEntry withKey(FormEntry entry, String key) {
        return key == null ? entry : entry.withRequestKey(key);
    }
}
