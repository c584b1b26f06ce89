package io.taskqueue.worker.runtime.complete;

import io.taskqueue.model.LogText;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Endings;
import io.taskqueue.worker.queue.Endings.Release;
import io.taskqueue.worker.queue.TaskAnswer;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Gives the tasks that a stopping worker could not finish or begin back to their queues, the attempt not spent.
 */
@Singleton
@ConfinedTo(ConfinedTo.DRAIN)
public final class Releaser {
    private static final Logger LOG = Logger.getLogger(Releaser.class);

    private final Endings endings;
    private final Holdings holdings;
    private final WorkerMetrics metrics;
    /** Settled here and not yet given back, as the call failed. */
    private final Set<Attempt> unreleased = new LinkedHashSet<>();

    private int released;

    public Releaser(Endings endings, Holdings holdings, WorkerMetrics metrics) {
        this.endings = endings;
        this.holdings = holdings;
        this.metrics = metrics;
    }

    /** Gives back attempts that nobody has settled; the endings of the others are on their way to the completer. */
    public void release(String worker, Collection<Attempt> attempts) {
        attempts.stream().filter(Attempt::settle).forEach(unreleased::add);
        // The youngest first: each goes to the head, so the oldest ends up in front.
        List<Attempt> youngestFirst = unreleased.stream()
                .sorted(Comparator.comparing((Attempt attempt) -> attempt.task().enqueuedAt())
                        .reversed())
                .toList();
        List<TaskAnswer> held = send(
                worker,
                youngestFirst.stream()
                        .map(attempt ->
                                new Release(attempt.element(), attempt.task().queue(), available(worker, attempt)))
                        .toList());
        for (int i = 0; i < held.size(); i++) {
            Attempt attempt = youngestFirst.get(i);
            holdings.remove(attempt);
            if (held.get(i) == TaskAnswer.WRITTEN) {
                LOG.infof("event=task_released taskId=%s worker=%s", LogText.of(attempt.taskId()), worker);
            }
        }
        unreleased.clear();
    }

    /** Gives back claimed elements that were never started, as they are, and takes them out of {@code unstarted}. */
    public void releaseUnstarted(String worker, Queue<ClaimedElement> unstarted) {
        List<ClaimedElement> youngestFirst = List.copyOf(unstarted).reversed();
        send(
                worker,
                youngestFirst.stream()
                        .map(claimed -> new Release(claimed.element(), claimed.queue(), null))
                        .toList());
        unstarted.clear();
    }

    /** How many tasks were given back. */
    public int released() {
        return released;
    }

    private List<TaskAnswer> send(String worker, List<Release> releases) {
        List<TaskAnswer> held = releases.isEmpty() ? List.of() : endings.release(worker, releases);
        int count = Collections.frequency(held, TaskAnswer.WRITTEN);
        metrics.released(count);
        released += count;
        return held;
    }

    private static TaskStatus available(String worker, Attempt attempt) {
        return TaskStatus.of(attempt.task(), TaskState.AVAILABLE)
                .maxAttempts(attempt.policy().maxAttempts())
                .reason("released by worker " + worker + ", which is stopping")
                .build();
    }
}
