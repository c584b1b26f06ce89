package io.taskqueue.monitor.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.monitor.queue.QueueSwitch;
import io.taskqueue.monitor.queue.QueueView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /queues}: how long, how old, paused or not. */
@Path("/queues")
@Produces(MediaType.APPLICATION_JSON)
final class QueuesResource {
    private final QueueObserver observer;
    private final QueueSwitch pauses;
    private final Operator operator;

    QueuesResource(QueueObserver observer, QueueSwitch pauses, Operator operator) {
        this.observer = observer;
        this.pauses = pauses;
        this.operator = operator;
    }

    /**
     * All queues. In flight is a total: a processing list belongs to a worker, which may serve many queues.
     *
     * @param at when Redis was asked, epoch milliseconds by its clock
     */
    record Queues(
            long at,
            long waiting,
            long inFlight,
            long scheduled,
            long dead,
            List<QueueView> queues,
            @JsonInclude(Include.NON_EMPTY) List<String> problems) {}

    @GET
    public Queues queues() {
        Observation seen = observer.observe();
        return new Queues(
                seen.at(),
                seen.waiting(),
                seen.inFlight(),
                seen.scheduled(),
                seen.deadLetters(),
                seen.queues(),
                seen.problems());
    }

    @GET
    @Path("{name}")
    public QueueView queue(@PathParam("name") String name) {
        return observer.find(name).orElseThrow(() -> ProblemException.unknownQueue(name));
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
