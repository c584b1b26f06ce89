package io.taskqueue.worker.runtime.complete;

import io.taskqueue.model.LogText;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.Endings;
import io.taskqueue.worker.queue.TaskAnswer;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.AttemptRunner;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.runtime.attempt.Wake;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import io.taskqueue.worker.runtime.claim.TakenIds;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Records in Redis how tasks ended. Nothing leaves it before Redis has answered, so an outage only delays.
 *
 * <p>Any thread may call {@link #ended} and {@link #failedToEnd}.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
public final class Completer implements AttemptRunner.Listener {
    private static final Logger LOG = Logger.getLogger(Completer.class);

    private final Endings endings;
    private final Holdings holdings;
    private final WorkerMetrics metrics;
    private final TakenIds takenIds;
    private final Wake wake;
    private final PostponedEndings postponed = new PostponedEndings();
    /** One call records tasks of one retention. There are as many as configuration and handlers name. */
    private final Map<Duration, CompleterLane<Ending.Complete>> completed = new ConcurrentHashMap<>();

    private final CompleterLane<Ending.Unfinished> unfinished;
    private String worker;

    public Completer(Endings endings, Holdings holdings, WorkerMetrics metrics, TakenIds takenIds, Wake wake) {
        this.endings = endings;
        this.holdings = holdings;
        this.metrics = metrics;
        this.takenIds = takenIds;
        this.wake = wake;
        this.unfinished = new CompleterLane<>(batch -> endings.finish(worker, batch), this::settle);
    }

    @Override
    public void ended(Attempt attempt, Ending ending) {
        if (holdings.end(attempt, ending)) {
            send(ending);
            wake.call();
        } else {
            metrics.rejected();
        }
    }

    /** Lets go of it: the element still lies in the processing list, where the {@code Reconciler} finds it. */
    @Override
    public void failedToEnd(Attempt attempt) {
        holdings.remove(attempt);
    }

    /** Adds the ending of an element that is not started. */
    public void add(Ending ending) {
        holdings.add(ending);
        send(ending);
        wake.call();
    }

    private void send(Ending ending) {
        if (ending instanceof Ending.Complete complete) {
            lane(complete.retention()).add(complete);
        } else {
            unfinished.add((Ending.Unfinished) ending);
        }
    }

    private CompleterLane<Ending.Complete> lane(Duration retention) {
        return completed.computeIfAbsent(
                retention, time -> new CompleterLane<>(batch -> endings.complete(worker, batch, time), this::settle));
    }

    /** How many endings cannot be written for now, as the keys they go to have wrong types. */
    public int postponed() {
        return postponed.size();
    }

    /** The queues of the postponed endings: nothing more is to be claimed from these. */
    public Set<String> stuckQueues() {
        return postponed.queues();
    }

    /** Sends what has ended, without waiting for an answer; takes the answers that are there. */
    public void flush(String asWorker) {
        worker = asWorker;
        postponed.takeDue().forEach(this::send);
        completed.values().forEach(lane -> lane.flush(wake::call));
        unfinished.flush(wake::call);
    }

    /**
     * Sends everything and waits until all is answered.
     *
     * @throws IllegalStateException if nothing is left but what cannot be written, as the keys it goes to have wrong
     *     types
     */
    public void flushAll(String asWorker) {
        postponed.takeAll().forEach(this::send);
        do {
            flush(asWorker);
            completed.values().forEach(CompleterLane::awaitAnswer);
            unfinished.awaitAnswer();
        } while (unanswered() > postponed.size());
        if (unanswered() > 0) {
            throw new IllegalStateException(unanswered() + " outcomes belong to keys of wrong types");
        }
    }

    private int unanswered() {
        return holdings.size() - holdings.inFlight();
    }

    /** Drops everything: other workers have the tasks now. */
    public void rejectAll() {
        postponed.takeAll().forEach(this::send);
        completed.values().forEach(CompleterLane::rejectAll);
        unfinished.rejectAll();
    }

    private void settle(Ending ending, TaskAnswer answer, boolean repeated) {
        switch (answer) {
            case WRITTEN, NOT_HELD -> settleForGood(ending, answer == TaskAnswer.WRITTEN, repeated);
            case ID_TAKEN -> {
                Ending renamed = takenIds.rename(worker, ending);
                holdings.replace(ending, renamed);
                send(renamed);
                wake.call();
            }
            case WRONG_TYPE -> postponed.add(ending);
        }
    }

    private void settleForGood(Ending ending, boolean applied, boolean repeated) {
        TaskStatus status = ending.status();
        holdings.remove(ending);
        if (applied) {
            metrics.ended(ending);
            log(status);
        } else if (!repeated) {
            metrics.rejected();
            LOG.warnf(
                    "event=outcome_rejected taskId=%s type=%s attempt=%d worker=%s",
                    LogText.of(status.id()), status.type(), status.attempt(), worker);
        }
    }

    private static void log(TaskStatus status) {
        Logger.Level level = status.state() == TaskState.DISCARDED ? Logger.Level.WARN : Logger.Level.DEBUG;
        if (LOG.isEnabled(level)) {
            LOG.logf(
                    level,
                    "event=task_%s taskId=%s type=%s attempt=%d queue=%s",
                    status.state().wireName(),
                    LogText.of(status.id()),
                    status.type(),
                    status.attempt(),
                    status.queue());
        }
    }
}
