package io.taskqueue.monitor.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.monitor.queue.QueuePauses;
import io.taskqueue.monitor.queue.QueueRegistry;
import io.taskqueue.monitor.queue.QueueSearch;
import io.taskqueue.monitor.queue.QueueView;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /queues}: their sizes, ages and pauses. */
@Path("/queues")
@Produces(MediaType.APPLICATION_JSON)
final class QueuesResource {
    private final QueueObserver observer;
    private final QueuePauses pauses;
    private final QueueRegistry registry;
    private final Operator operator;

    QueuesResource(QueueObserver observer, QueuePauses pauses, QueueRegistry registry, Operator operator) {
        this.observer = observer;
        this.pauses = pauses;
        this.registry = registry;
        this.operator = operator;
    }

    /**
     * A page of queues, with totals over all of them. In flight is a total only, because a processing list belongs to a
     * worker, which can serve several queues.
     *
     * @param at the time of the read, epoch milliseconds by Redis' clock
     * @param total how many queues there are, regardless of the search
     * @param next the value of {@code after} for the next page; absent after the last one
     */
    record Queues(
            long at,
            long waiting,
            long inFlight,
            long scheduled,
            long dead,
            long total,
            List<QueueView> queues,
            String next,
            @JsonInclude(Include.NON_EMPTY) List<String> problems) {}

    @GET
    public Queues queues(@RestQuery String name, @RestQuery String after, @RestQuery String limit) {
        int most = Query.number("limit", limit, QueueSearch.LONGEST, 1, QueueSearch.LONGEST);
        Observation seen =
                observer.observe(new QueueSearch(name == null ? "" : name, Query.queuePlace("after", after), most));
        return new Queues(
                seen.at(),
                seen.waiting(),
                seen.inFlight(),
                seen.scheduled(),
                seen.deadLetters(),
                seen.totals().queues(),
                seen.queues(),
                seen.next(),
                seen.problems());
    }

    @GET
    @Path("{name}")
    public QueueView queue(@PathParam("name") String name) {
        return observer.find(name).orElseThrow(() -> NotFound.queue(name));
    }

    /** Removes an empty queue that no worker serves from the known queues. */
    @DELETE
    @Path("{name}")
    public void forget(@PathParam("name") String name) {
        ForgetReply.forget(name, registry, operator);
    }

    @POST
    @Path("{name}/pause")
    public QueueView pause(@PathParam("name") String name) {
        queue(name);
        pauses.pause(name, operator.name());
        return queue(name);
    }

    @POST
    @Path("{name}/resume")
    public QueueView resume(@PathParam("name") String name) {
        queue(name);
        pauses.resume(name, operator.name());
        return queue(name);
    }
}
