package io.taskqueue.worker.runtime;

import io.taskqueue.model.TaskProgress;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.Outcomes;
import io.taskqueue.worker.queue.RedisUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;

/**
 * What has ended and is still to be told to Redis. Endings may be added by any thread; all else is the queue loop's.
 * Nothing leaves it before Redis has answered, so an outage only delays.
 */
@ApplicationScoped
class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final int BATCH = 1000;
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);

    private final Outcomes outcomes;
    private final Claims claims;
    private final InFlight inFlight;
    private final HandlerRegistry handlers;
    private final WorkerMetrics metrics;

    private final ConcurrentLinkedQueue<Ending> waiting = new ConcurrentLinkedQueue<>();
    private final Set<Element> elements = ConcurrentHashMap.newKeySet();
    private final List<Ending> sending = new ArrayList<>();
    private boolean sentBefore;
    private long progressToldAt = System.nanoTime();
    private volatile Runnable arrival = () -> {};

    Outbox(Outcomes outcomes, Claims claims, InFlight inFlight, HandlerRegistry handlers, WorkerMetrics metrics) {
        this.outcomes = outcomes;
        this.claims = claims;
        this.inFlight = inFlight;
        this.handlers = handlers;
        this.metrics = metrics;
    }

    /** Whom to tell of each ending added. */
    void onArrival(Runnable listener) {
        arrival = listener;
    }

    void add(Ending ending) {
        elements.add(ending.element());
        waiting.add(ending);
        arrival.run();
    }

    boolean holds(Element element) {
        return elements.contains(element);
    }

    boolean isEmpty() {
        return elements.isEmpty();
    }

    /** Tells Redis everything there is to tell, in as few calls as possible. */
    void flush(String worker) {
        while (!sending.isEmpty() || !waiting.isEmpty()) {
            fill();
            List<Boolean> applied = send(worker);
            for (int i = 0; i < sending.size(); i++) {
                settle(worker, sending.get(i), applied.get(i));
            }
            sending.clear();
            sentBefore = false;
        }
    }

    /** Drops everything: the tasks are others' now. */
    void rejectAll() {
        sentBefore = false;
        fillAll();
        sending.forEach(ending -> settle("none", ending, false));
        sending.clear();
    }

    /** Writes what handlers told of their progress, at most once a second. */
    void tellProgress(String worker, InFlight attempts) {
        if (System.nanoTime() - progressToldAt < PROGRESS_EVERY.toNanos()) {
            return;
        }
        progressToldAt = System.nanoTime();
        List<TaskStatus> records = new ArrayList<>();
        for (Attempt attempt : attempts.all()) {
            TaskProgress progress = attempt.takeProgress();
            if (progress != null) {
                records.add(Starter.running(attempt).progress(progress).build());
            }
        }
        if (!records.isEmpty()) {
            claims.recordRunning(worker, records);
        }
    }

    private void fill() {
        // A batch whose reply got lost is sent again as it was, so that a rejection of it can be told from a loss.
        for (int free = sentBefore ? 0 : BATCH - sending.size(); free > 0 && !waiting.isEmpty(); free--) {
            sending.add(waiting.poll());
        }
    }

    private void fillAll() {
        for (Ending next = waiting.poll(); next != null; next = waiting.poll()) {
            sending.add(next);
        }
    }

    private List<Boolean> send(String worker) {
        try {
            return outcomes.finish(worker, sending);
        } catch (RedisUnavailableException e) {
            sentBefore = true;
            throw e;
        }
    }

    private void settle(String worker, Ending ending, boolean applied) {
        TaskStatus status = ending.status();
        elements.remove(ending.element());
        inFlight.remove(ending.element());
        if (applied) {
            metrics.ended(ending, handlers.knows(status.type()) || status.type().equals(Intake.MALFORMED_TYPE));
            log(status);
        } else if (!sentBefore) {
            metrics.rejected();
            LOG.warnf(
                    "outcome rejected, the task is another worker's now: taskId=%s type=%s attempt=%d worker=%s",
                    status.id(), status.type(), status.attempt(), worker);
        }
    }

    private static void log(TaskStatus status) {
        Logger.Level level = status.state() == TaskState.DISCARDED ? Logger.Level.WARN : Logger.Level.DEBUG;
        LOG.logf(
                level,
                "%s: taskId=%s type=%s attempt=%d queue=%s",
                status.state().wireName(),
                status.id(),
                status.type(),
                status.attempt(),
                status.queue());
    }
}
