package io.taskqueue.worker.runtime.start;

import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.InFlight;
import io.taskqueue.worker.runtime.complete.Completer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;

/**
 * Suspects: tasks that would be poison if one more worker died with them. Each runs alone in its worker, so that only the
 * culprit is discarded and not its neighbours. While one waits or runs the worker claims nothing; after a turn of 30 seconds
 * those that still wait go to the schedule, and others may run. Used by the queue loop only.
 */
@Singleton
public class Isolation {
    private static final Logger LOG = Logger.getLogger(Isolation.class);
    private static final Duration TURN = Duration.ofSeconds(30);

    private final InFlight inFlight;
    private final Completer completer;
    private final RedisClock clock;
    private final Deque<Attempt> waiting = new ArrayDeque<>();
    private Attempt current;
    private long turnBegan;

    public Isolation(InFlight inFlight, Completer completer, RedisClock clock) {
        this.inFlight = inFlight;
        this.completer = completer;
        this.clock = clock;
    }

    /** Has an attempt, in flight already, wait until it may run alone. */
    void add(Attempt suspect) {
        if (!isClosed()) {
            turnBegan = 0;
        }
        waiting.add(suspect);
    }

    /** Whether a suspect runs. */
    public boolean isRunning() {
        return current != null && inFlight.holds(current);
    }

    /** Whether a suspect runs or waits, so that nothing more is to be claimed. */
    public boolean isClosed() {
        return isRunning() || !waiting.isEmpty();
    }

    /**
     * The suspect to start now, {@code null} for none.
     *
     * @param quiet whether nothing is on its way to this worker
     */
    public Attempt next(boolean quiet) {
        waiting.removeIf(suspect -> !inFlight.holds(suspect));
        boolean alone = quiet && !waiting.isEmpty() && inFlight.size() == waiting.size();
        if (!alone) {
            return null;
        }
        if (turnBegan == 0) {
            turnBegan = System.nanoTime();
        } else if (System.nanoTime() - turnBegan > TURN.toNanos()) {
            waiting.forEach(this::putOff);
            waiting.clear();
            return null;
        }
        // Its record says running until its end is written; two such records would not tell the culprit.
        boolean told = current == null || !completer.holds(current.element());
        return told && waiting.peek().cancellation() == null ? waiting.peek() : null;
    }

    /** Notes that the suspect that {@link #next} gave runs now, as this attempt. */
    void started(Attempt suspect) {
        waiting.poll();
        current = suspect;
        LOG.infof(
                "event=task_isolated taskId=%s type=%s attempt=%d workerDeaths=%d",
                suspect.taskId(),
                suspect.task().type(),
                suspect.attempt(),
                suspect.task().workerDeaths());
    }

    private void putOff(Attempt suspect) {
        suspect.settle();
        inFlight.remove(suspect);
        Task next = suspect.task().notBefore(clock.now() + TURN.toMillis());
        TaskStatus status = TaskStatus.of(next, TaskState.SCHEDULED)
                .maxAttempts(suspect.policy().maxAttempts())
                .dueAt(next.notBefore())
                .reason("waits to run alone in its worker: " + next.workerDeaths() + " workers died while they held it")
                .build();
        completer.add(Ending.waitFor(suspect.element(), status, next));
    }
}
