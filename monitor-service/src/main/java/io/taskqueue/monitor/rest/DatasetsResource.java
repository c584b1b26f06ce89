package io.taskqueue.monitor.rest;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.taskqueue.monitor.dataset.Dataset;
import io.taskqueue.monitor.dataset.DatasetCommands;
import io.taskqueue.monitor.dataset.DatasetDetail;
import io.taskqueue.monitor.dataset.DatasetFeed;
import io.taskqueue.monitor.dataset.Datasets;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /datasets}: the progress and results of the analysis of streams. */
@Path("/datasets")
@Produces(MediaType.APPLICATION_JSON)
final class DatasetsResource {
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 200;
    /** Each listener holds a connection. */
    private static final int MOST_LISTENERS = 1000;

    private final Datasets datasets;
    private final DatasetFeed feed;
    private final DatasetCommands commands;
    private final Operator operator;

    DatasetsResource(Datasets datasets, DatasetFeed feed, DatasetCommands commands, Operator operator) {
        this.datasets = datasets;
        this.feed = feed;
        this.commands = commands;
        this.operator = operator;
    }

    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "Vary", value = "Accept")
    public Datasets.Page page(@RestQuery String limit, @RestQuery String before) {
        return datasets.page(Query.cursor("before", before), Query.number("limit", limit, PAGE, 1, LONGEST_PAGE));
    }

    @GET
    @Path("{id}")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "Vary", value = "Accept")
    public DatasetDetail one(@PathParam("id") String id) {
        return datasets.findAll(id).orElseThrow(() -> NotFound.dataset(id));
    }

    /** Its progress as server-sent events until it has ended. */
    @GET
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Blocking
    public Multi<OutboundSseEvent> events(@PathParam("id") String id, @Context Sse sse) {
        Dataset dataset = known(id);
        if (feed.listeners() >= MOST_LISTENERS) {
            throw ProblemException.of(
                    Kind.TOO_BUSY, "The limit of " + MOST_LISTENERS + " listeners is reached; try again later.");
        }
        ServerSentEvents events = new ServerSentEvents(sse);
        return feed.listen(dataset).map(events::event);
    }

    @POST
    @Path("{id}/cancel")
    public Dataset cancel(@PathParam("id") String id) {
        CancelReply.cancel(known(id), commands, operator);
        return known(id);
    }

    private Dataset known(String id) {
        return datasets.find(id).orElseThrow(() -> NotFound.dataset(id));
    }
}
