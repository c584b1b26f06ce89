package io.taskqueue.worker.runtime.start;

import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.runtime.complete.Completer;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;

/**
 * Holds suspects: tasks that would be poison if one more worker died with them. Each runs alone in its worker, so that
 * only the culprit is discarded and not its neighbours. While one waits or runs the worker claims nothing; after a
 * turn of 30 seconds those that still wait go to the schedule, and others may run.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
public final class Isolation {
    private static final Logger LOG = Logger.getLogger(Isolation.class);
    private static final Duration TURN = Duration.ofSeconds(30);

    private final Holdings holdings;
    private final Completer completer;
    private final RedisClock clock;
    private final Deque<Attempt> waiting = new ArrayDeque<>();
    private Attempt current;
    private long turnBegan;

    public Isolation(Holdings holdings, Completer completer, RedisClock clock) {
        this.holdings = holdings;
        this.completer = completer;
        this.clock = clock;
    }

    /** Has the attempt wait until it may run alone, if it is a suspect; answers whether it is one. */
    boolean admit(Attempt attempt) {
        boolean suspect = attempt.policy().isSuspect(attempt.task().workerDeaths());
        if (suspect && holdings.add(attempt)) {
            if (!isClosed()) {
                turnBegan = 0;
            }
            waiting.add(attempt);
        }
        return suspect;
    }

    /** Lets go of a suspect that has waited: it is started, or not held any more. */
    void remove(Attempt suspect) {
        holdings.remove(suspect);
    }

    /** Whether a suspect runs. */
    boolean isRunning() {
        return current != null && holdings.holds(current);
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
    Attempt next(boolean quiet) {
        waiting.removeIf(suspect -> !holdings.holds(suspect));
        boolean alone = quiet && !waiting.isEmpty() && holdings.inFlight() == waiting.size();
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
        // Its record says running until its end is written; with two such records nobody could name the culprit.
        boolean answered = current == null || !holdings.hasEnded(current.element());
        return answered && waiting.peek().cancellation() == null ? waiting.peek() : null;
    }

    /** Notes that the suspect that {@link #next} returned runs now, as this attempt. */
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
        Task next = suspect.task().waitingUntil(clock.now() + TURN.toMillis());
        TaskStatus status = TaskStatus.of(next, TaskState.SCHEDULED)
                .maxAttempts(suspect.policy().maxAttempts())
                .dueAt(next.notBefore())
                .reason("waits to run alone in its worker: " + next.workerDeaths() + " workers died while they held it")
                .build();
        completer.ended(suspect, new Ending.Wait(suspect.element(), status, next));
    }
}
