package io.taskqueue.monitor.rest;

import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.monitor.queue.WorkerView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /workers}: registered workers, alive or lost, and the tasks they hold. */
@Path("/workers")
@Produces(MediaType.APPLICATION_JSON)
final class WorkersResource {
    private final QueueObserver observer;

    WorkersResource(QueueObserver observer) {
        this.observer = observer;
    }

    record Workers(long at, long alive, long lost, long inFlight, List<WorkerView> workers) {}

    @GET
    public Workers workers() {
        Observation seen = observer.observe();
        long alive = seen.workersAlive();
        return new Workers(seen.at(), alive, seen.workers().size() - alive, seen.inFlight(), seen.workers());
    }
}
