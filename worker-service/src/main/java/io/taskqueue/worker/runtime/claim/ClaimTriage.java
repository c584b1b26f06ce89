package io.taskqueue.worker.runtime.claim;

import com.github.f4b6a3.uuid.UuidCreator;
import io.taskqueue.model.ElementDecoder;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.runtime.attempt.HandlerRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Looks at claimed elements and finds out which of them are to run now. */
@Singleton
public final class ClaimTriage {
    /** The type of a dead letter that never was an envelope. */
    public static final String MALFORMED_TYPE = "malformed";

    /**
     * @param task the claimed task, with an id, a submission time and the queue it was found in
     * @param needsAdoption whether one of those is new, so that its element must be replaced before it runs
     */
    public record Startable(Element element, Task task, boolean needsAdoption) {}

    /** What is to run, and what ends without running. */
    public record Sorted(List<Startable> startable, List<Ending> endings) {}

    private final HandlerRegistry handlers;
    private final RedisClock clock;
    private final RandomGenerator random;
    private final KnownQueues knownQueues;
    private final WorkerConfig.Worker config;

    public ClaimTriage(
            HandlerRegistry handlers,
            RedisClock clock,
            RandomGenerator random,
            KnownQueues knownQueues,
            WorkerConfig config) {
        this.handlers = handlers;
        this.clock = clock;
        this.random = random;
        this.knownQueues = knownQueues;
        this.config = config.worker();
    }

    /** Sorts claimed elements; what {@code worker} cannot run now ends early, late or dead. */
    public Sorted sort(String worker, List<ClaimedElement> claimed) {
        Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>());
        for (ClaimedElement element : claimed) {
            try {
                sort(worker, element, sorted);
            } catch (MalformedTaskException e) {
                sorted.endings().add(malformed(worker, element, e));
            }
        }
        return sorted;
    }

    private void sort(String worker, ClaimedElement claimed, Sorted sorted) {
        long now = clock.now();
        Element element = claimed.element();
        Task found = ElementDecoder.decode(element.bytes(), Task.DEFAULT_QUEUE, config.maxElementSize());
        boolean strayed = hasStrayed(found.queue(), claimed.queue());
        boolean needsAdoption = found.needsAdoption() || strayed;
        Task adopted = found.needsAdoption() ? found.adopted(newId(), now) : found;
        Task task = strayed ? adopted.inQueue(claimed.queue()) : adopted;
        if (task.expiresAt() != null && task.expiresAt() <= now) {
            sorted.endings().add(discarded(worker, element, task, TaskFailure.EXPIRED, "expired before it could run"));
        } else if (task.notBefore() != null && task.notBefore() > now) {
            sorted.endings().add(waiting(element, task, null));
        } else if (handlers.knows(task.type())) {
            sorted.startable().add(new Startable(element, task, needsAdoption));
        } else {
            sorted.endings().add(unknownType(worker, element, task, now));
        }
    }

    /**
     * Whether a task must get the queue it was found in: its envelope names none, or one that does not exist, where it
     * would wait for its next attempt unseen and unserved.
     */
    private boolean hasStrayed(String named, String foundIn) {
        return !named.equals(foundIn) && (named.equals(Task.DEFAULT_QUEUE) || !knownQueues.contains(named));
    }

    private Ending unknownType(String worker, Element element, Task task, long now) {
        String reason = "no handler for the type " + task.type() + " on worker " + worker;
        if (now - task.enqueuedAt() >= config.unknownTypeAge().toMillis()) {
            return discarded(worker, element, task, TaskFailure.UNKNOWN_TYPE, reason);
        }
        return waiting(element, task.waitingUntil(now + jittered(config.unknownTypeDelay())), reason);
    }

    private static Ending waiting(Element element, Task task, String reason) {
        TaskStatus status = TaskStatus.of(task, TaskState.SCHEDULED)
                .dueAt(task.notBefore())
                .reason(reason)
                .build();
        return new Ending.Wait(element, status, task);
    }

    private Ending discarded(String worker, Element element, Task task, String error, String message) {
        long now = clock.now();
        Task failed = task.failed(new TaskFailure(task.attempt(), now, worker, error, message), null);
        return new Ending.Discard(
                element, TaskStatus.discarded(task, failed, worker, now).build(), now);
    }

    private Ending malformed(String worker, ClaimedElement claimed, MalformedTaskException problem) {
        long now = clock.now();
        TaskFailure failure = new TaskFailure(1, now, worker, TaskFailure.MALFORMED, problem.getMessage());
        Task stand = Task.of(newId(), MALFORMED_TYPE, claimed.queue(), RawJson.EMPTY_OBJECT, now);
        Element element = claimed.element();
        TaskStatus status =
                TaskStatus.discarded(stand, failure, element.bytes()).build();
        return new Ending.Discard(element, status, now);
    }

    private long jittered(Duration delay) {
        return delay.toMillis() / 2 + random.nextLong(delay.toMillis() / 2 + 1);
    }

    static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}
