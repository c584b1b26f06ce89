package io.taskqueue.monitor.dashboard;

import io.taskqueue.monitor.dataset.Dataset;
import io.taskqueue.monitor.dataset.DatasetCommands;
import io.taskqueue.monitor.dataset.Datasets;
import io.taskqueue.monitor.deadletter.DeadLetterCommand;
import io.taskqueue.monitor.deadletter.DeadLetterCommands;
import io.taskqueue.monitor.queue.QueuePauses;
import io.taskqueue.monitor.queue.QueueRegistry;
import io.taskqueue.monitor.rest.CancelReply;
import io.taskqueue.monitor.rest.ForgetReply;
import io.taskqueue.monitor.rest.NotFound;
import io.taskqueue.monitor.rest.Operator;
import io.taskqueue.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The commands that the pages post; each responds with a redirect to the page that shows the effect. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
final class DashboardActionsResource {
    private final DeadLetterCommands letterCommands;
    private final QueuePauses pauses;
    private final QueueRegistry registry;
    private final Datasets datasets;
    private final DatasetCommands datasetCommands;
    private final Operator operator;

    DashboardActionsResource(
            DeadLetterCommands letterCommands,
            QueuePauses pauses,
            QueueRegistry registry,
            Datasets datasets,
            DatasetCommands datasetCommands,
            Operator operator) {
        this.letterCommands = letterCommands;
        this.pauses = pauses;
        this.registry = registry;
        this.datasets = datasets;
        this.datasetCommands = datasetCommands;
        this.operator = operator;
    }

    @POST
    @Path("dead-letter/retry")
    public Response retry(@RestForm String id) {
        letterCommands.apply(DeadLetterCommand.RETRY, required("id", id), operator.name());
        return show(UriBuilder.fromPath("/task").queryParam("id", "{id}").build(id));
    }

    @POST
    @Path("dead-letter/discard")
    public Response discard(@RestForm String id) {
        letterCommands.apply(DeadLetterCommand.DISCARD, required("id", id), operator.name());
        return show(URI.create("/?discarded=yes#notice"));
    }

    @POST
    @Path("queue/pause")
    public Response pause(@RestForm String queue) {
        pauses.pause(required("queue", queue), operator.name());
        return showButtonOf(queue);
    }

    @POST
    @Path("queue/resume")
    public Response resume(@RestForm String queue) {
        pauses.resume(required("queue", queue), operator.name());
        return showButtonOf(queue);
    }

    @POST
    @Path("queue/forget")
    public Response forget(@RestForm String queue) {
        ForgetReply.forget(required("queue", queue), registry, operator);
        return Response.seeOther(UriBuilder.fromPath("/").build()).build();
    }

    @POST
    @Path("dataset/cancel")
    public Response cancel(@RestForm String id) {
        Dataset dataset = datasets.find(required("id", id)).orElseThrow(() -> NotFound.dataset(id));
        CancelReply.cancel(dataset, datasetCommands, operator);
        return show(UriBuilder.fromPath("/datasets/{id}").build(id));
    }

    @ServerExceptionMapper(Throwable.class)
    public Response explain(Throwable failure) {
        return ProblemPage.of(failure);
    }

    /** The fragment of the address returns the focus to the button that was pressed. */
    private static Response showButtonOf(String queue) {
        return show(UriBuilder.fromPath("/").fragment("queue-{queue}").build(queue));
    }

    private static Response show(URI page) {
        return Response.seeOther(page).build();
    }

    private static String required(String field, String value) {
        if (value == null) {
            throw ProblemException.badField(field, "is missing");
        }
        return value;
    }
}
