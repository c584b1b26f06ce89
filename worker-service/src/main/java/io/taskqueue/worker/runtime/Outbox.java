package io.taskqueue.worker.runtime;

import io.taskqueue.model.LogText;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.Outcomes;
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
class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class);

    private final HandlerRegistry handlers;
    private final WorkerMetrics metrics;
    private final Set<Element> elements = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private final Outcomes outcomes;
    private final Map<Duration, OutboxLane> ended = new ConcurrentHashMap<>();
    private final OutboxLane unfinished;
    private volatile String worker;
    private volatile Runnable arrival = () -> {};

    Outbox(Outcomes outcomes, HandlerRegistry handlers, WorkerMetrics metrics) {
        this.outcomes = outcomes;
        this.handlers = handlers;
        this.metrics = metrics;
        this.unfinished = new OutboxLane(endings -> outcomes.finish(worker, endings), this::settle);
    }

    /** Whom to tell of each ending added and of each answer. */
    void onArrival(Runnable listener) {
        arrival = listener;
    }

    void add(Ending ending) {
        elements.add(ending.element());
        bytes.addAndGet(ending.length());
        OutboxLane lane = ending.step() == Ending.Step.COMPLETE ? lane(ending.retention()) : unfinished;
        lane.add(ending);
        arrival.run();
    }

    /** One call records tasks of one retention. There are as many as configuration and handlers name. */
    private OutboxLane lane(Duration retention) {
        return ended.computeIfAbsent(
                retention, time -> new OutboxLane(some -> outcomes.complete(worker, some, time), this::settle));
    }

    boolean holds(Element element) {
        return elements.contains(element);
    }

    int size() {
        return elements.size();
    }

    /** How many bytes the endings have. */
    long bytes() {
        return bytes.get();
    }

    boolean isEmpty() {
        return elements.isEmpty();
    }

    /** Tells Redis what there is to tell, without waiting for an answer; goes on when an earlier answer is there. */
    void flush(String asWorker) {
        worker = asWorker;
        ended.values().forEach(lane -> lane.flush(arrival));
        unfinished.flush(arrival);
    }

    /** Tells Redis everything and waits until all is answered. */
    void flushAll(String asWorker) {
        do {
            flush(asWorker);
            ended.values().forEach(OutboxLane::awaitAnswer);
            unfinished.awaitAnswer();
        } while (!isEmpty());
    }

    /** Drops everything: the tasks are others' now. */
    void rejectAll() {
        ended.values().forEach(OutboxLane::rejectAll);
        unfinished.rejectAll();
    }

    private void settle(Ending ending, boolean applied, boolean repeated) {
        TaskStatus status = ending.status();
        elements.remove(ending.element());
        bytes.addAndGet(-ending.length());
        if (applied) {
            metrics.ended(ending, handlers.knows(status.type()) || status.type().equals(Intake.MALFORMED_TYPE));
            log(status);
        } else if (!repeated) {
            metrics.rejected();
            LOG.warnf(
                    "outcome rejected, the task is another worker's now: taskId=%s type=%s attempt=%d worker=%s",
                    LogText.of(status.id()), status.type(), status.attempt(), worker);
        }
    }

    private static void log(TaskStatus status) {
        Logger.Level level = status.state() == TaskState.DISCARDED ? Logger.Level.WARN : Logger.Level.DEBUG;
        if (LOG.isEnabled(level)) {
            LOG.logf(
                    level,
                    "%s: taskId=%s type=%s attempt=%d queue=%s",
                    status.state().wireName(),
                    LogText.of(status.id()),
                    status.type(),
                    status.attempt(),
                    status.queue());
        }
    }
}
