package io.taskqueue.worker.runtime.complete;

import io.taskqueue.model.LogText;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.Endings;
import io.taskqueue.worker.queue.TaskAnswer;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import io.taskqueue.worker.runtime.claim.TakenIds;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * What has ended and is still to be told to Redis. Endings may be added by any thread; all else is the queue loop's.
 * Nothing leaves it before Redis has answered, so an outage only delays.
 */
@Singleton
public final class Completer {
    private static final Logger LOG = Logger.getLogger(Completer.class);

    private final WorkerMetrics metrics;
    private final TakenIds takenIds;
    private final PostponedEndings postponed = new PostponedEndings();
    private final Set<Element> elements = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private final Endings outcomes;
    private final Map<Duration, CompleterLane> ended = new ConcurrentHashMap<>();
    private final CompleterLane unfinished;
    private volatile String worker;
    private volatile Runnable arrival = () -> {};

    public Completer(Endings outcomes, WorkerMetrics metrics, TakenIds takenIds) {
        this.outcomes = outcomes;
        this.metrics = metrics;
        this.takenIds = takenIds;
        this.unfinished = new CompleterLane(endings -> outcomes.finish(worker, endings), this::settle);
    }

    /** Whom to tell of each ending added and of each answer. */
    public void onArrival(Runnable listener) {
        arrival = listener;
    }

    public void add(Ending ending) {
        elements.add(ending.element());
        bytes.addAndGet(ending.length());
        send(ending);
        arrival.run();
    }

    private void send(Ending ending) {
        CompleterLane lane = ending.step() == Ending.Step.COMPLETE ? lane(ending.retention()) : unfinished;
        lane.add(ending);
    }

    /** One call records tasks of one retention. There are as many as configuration and handlers name. */
    private CompleterLane lane(Duration retention) {
        return ended.computeIfAbsent(
                retention, time -> new CompleterLane(some -> outcomes.complete(worker, some, time), this::settle));
    }

    public boolean holds(Element element) {
        return elements.contains(element);
    }

    /** How many are on their way, without those that cannot be written. */
    public int backlog() {
        return elements.size() - postponed.size();
    }

    /** Queues with outcomes that cannot be written, as the keys they go to have wrong types: nothing more is to be claimed. */
    public Set<String> stuckQueues() {
        return postponed.queues();
    }

    /** How many bytes the endings have. */
    public long bytes() {
        return bytes.get();
    }

    public boolean isEmpty() {
        return elements.isEmpty();
    }

    /** Tells Redis what there is to tell, without waiting for an answer; goes on when an earlier answer is there. */
    public void flush(String asWorker) {
        worker = asWorker;
        postponed.takeDue().forEach(this::send);
        ended.values().forEach(lane -> lane.flush(arrival));
        unfinished.flush(arrival);
    }

    /**
     * Tells Redis everything and waits until all is answered.
     *
     * @throws IllegalStateException if nothing is left but what cannot be written, as the keys it goes to have wrong types
     */
    public void flushAll(String asWorker) {
        postponed.takeAll().forEach(this::send);
        do {
            flush(asWorker);
            ended.values().forEach(CompleterLane::awaitAnswer);
            unfinished.awaitAnswer();
        } while (elements.size() > postponed.size());
        if (!isEmpty()) {
            throw new IllegalStateException(elements.size() + " outcomes belong to keys of wrong types");
        }
    }

    /** Drops everything: the tasks are others' now. */
    public void rejectAll() {
        postponed.takeAll().forEach(this::send);
        ended.values().forEach(CompleterLane::rejectAll);
        unfinished.rejectAll();
    }

    private void settle(Ending ending, TaskAnswer answer, boolean repeated) {
        switch (answer) {
            case WRITTEN, NOT_HELD -> settleForGood(ending, answer == TaskAnswer.WRITTEN, repeated);
            case ID_TAKEN -> {
                bytes.addAndGet(-ending.length());
                add(takenIds.rename(worker, ending));
            }
            case WRONG_TYPE -> postponed.add(ending);
        }
    }

    private void settleForGood(Ending ending, boolean applied, boolean repeated) {
        TaskStatus status = ending.status();
        elements.remove(ending.element());
        bytes.addAndGet(-ending.length());
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
