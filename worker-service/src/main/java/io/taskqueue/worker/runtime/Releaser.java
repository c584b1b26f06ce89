package io.taskqueue.worker.runtime;

import io.taskqueue.model.LogText;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.queue.Outcomes;
import io.taskqueue.worker.queue.Outcomes.Release;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/** Gives the tasks a stopping worker could not finish back to their queues, the attempt not spent. */
@Singleton
class Releaser {
    private static final Logger LOG = Logger.getLogger(Releaser.class);

    private final Outcomes outcomes;
    private final InFlight inFlight;
    private final WorkerMetrics metrics;

    Releaser(Outcomes outcomes, InFlight inFlight, WorkerMetrics metrics) {
        this.outcomes = outcomes;
        this.inFlight = inFlight;
        this.metrics = metrics;
    }

    void release(String worker, Collection<Attempt> attempts) {
        // The youngest first: each goes to the head, so the oldest ends up in front.
        List<Attempt> unfinished = attempts.stream()
                .sorted(Comparator.comparing((Attempt attempt) -> attempt.task().enqueuedAt())
                        .reversed())
                .toList();
        if (unfinished.isEmpty()) {
            return;
        }
        List<Boolean> released = outcomes.release(
                worker,
                unfinished.stream().map(attempt -> release(worker, attempt)).toList());
        for (int i = 0; i < unfinished.size(); i++) {
            inFlight.remove(unfinished.get(i));
            if (released.get(i)) {
                metrics.released();
                LOG.infof(
                        "released: taskId=%s worker=%s",
                        LogText.of(unfinished.get(i).taskId()), worker);
            }
        }
    }

    private static Release release(String worker, Attempt attempt) {
        attempt.settle();
        TaskStatus status = TaskStatus.of(attempt.task(), TaskState.AVAILABLE)
                .maxAttempts(attempt.policy().maxAttempts())
                .reason("released by worker " + worker + ", which is stopping")
                .build();
        return new Release(attempt.element(), status);
    }
}
