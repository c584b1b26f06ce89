package io.taskqueue.worker.runtime.start;

import io.taskqueue.model.TaskProgress;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusBuilder;
import io.taskqueue.worker.queue.ByteBatches;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Claims.Running;
import io.taskqueue.worker.queue.Pending;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.queue.RedisGateway;
import io.taskqueue.worker.queue.TaskAnswer;
import io.taskqueue.worker.retry.RetryPolicies;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.InFlight;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The records that say {@code running}. An attempt gets one when its handler has run long enough for somebody to see it,
 * and a new one when the handler reports progress. One that waits for its type's limit is not running. Used by the queue loop only.
 */
@Singleton
public class RunningRecords {
    /** Nobody sees a state that is gone sooner. Most attempts are over by then, and their first record tells their end. */
    private static final long WORTH_TELLING_MILLIS = 50;

    /** A record is written beside the whole element, sent once more: one of half a megabyte after 0.3 s. */
    private static final int BYTES_TO_A_MILLI = 2 * 1024;

    private static final Duration LIMITED_EVERY = Duration.ofMillis(50);
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final Claims claims;
    private final InFlight inFlight;
    private final RedisClock clock;
    private final RetryPolicies policies;

    private final Timetable<Attempt> untold = new Timetable<>();
    private final List<Attempt> telling = new ArrayList<>();
    private final List<Attempt> unbegun = new ArrayList<>();
    private final Pending<List<TaskAnswer>> call = new Pending<>();
    private long progressToldAt = System.nanoTime();
    private long limitedLookedAt = System.nanoTime();

    public RunningRecords(Claims claims, InFlight inFlight, RedisClock clock, RetryPolicies policies) {
        this.policies = policies;
        this.claims = claims;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    /** Notes an attempt that has just started. */
    void add(Attempt attempt) {
        untold.add(dueAt(attempt), attempt);
    }

    /** Whether the attempt is of a type with a limit, so that it may have to wait before it runs. */
    boolean waitsForLimit(Attempt attempt) {
        return policies.concurrency(attempt.task().type()).isPresent();
    }

    /**
     * Writes records of attempts about to start and waits; each may start whose record was written. The records of those
     * that may have to wait for a limit say {@code available}.
     */
    List<TaskAnswer> confirm(String worker, List<Attempt> attempts) {
        return attempts.isEmpty()
                ? List.of()
                : RedisGateway.await(claims.recordRunning(worker, firstRecords(attempts)));
    }

    /** As {@link #confirm} for one that nothing keeps waiting: its record says {@code running} whatever its type. */
    TaskAnswer confirmAlone(String worker, Attempt attempt) {
        return RedisGateway.await(claims.recordRunning(worker, records(List.of(attempt))))
                .getFirst();
    }

    /** Begins to write what is due, unless the last call's answer is still to come; {@code answered} hears of it. */
    public void tell(String worker, Runnable answered) {
        takeAnswer();
        if (call.isBusy()) {
            return;
        }
        lookAtLimited();
        gather();
        List<Running> due = new ArrayList<>(records(telling));
        due.addAll(progress());
        if (!due.isEmpty()) {
            call.begin(claims.recordRunning(worker, due), answered);
        }
    }

    /** Fills the next call, as each record is sent beside its whole element. */
    private void gather() {
        long now = clock.now();
        long bytes = 0;
        while (telling.size() < BATCH && bytes < ByteBatches.BYTES) {
            Attempt next = untold.poll(now);
            if (next == null) {
                break;
            }
            if (inFlight.holds(next) && take(next, now)) {
                bytes += next.element().length();
            }
        }
    }

    /** Whether the attempt has run long enough to be told; if not it is looked at later. */
    private boolean take(Attempt attempt, long now) {
        if (attempt.startedAt() == null) {
            unbegun.add(attempt);
        } else if (dueAt(attempt) > now) {
            add(attempt);
        } else {
            telling.add(attempt);
            return true;
        }
        return false;
    }

    /** Has those that have got their place under their type's limit wait for their time as all others do. */
    private void lookAtLimited() {
        if (!unbegun.isEmpty() && System.nanoTime() - limitedLookedAt >= LIMITED_EVERY.toNanos()) {
            limitedLookedAt = System.nanoTime();
            unbegun.removeIf(attempt -> {
                if (attempt.startedAt() != null) {
                    add(attempt);
                }
                return attempt.startedAt() != null || !inFlight.holds(attempt);
            });
        }
    }

    /** How long until {@link #tell} has something to tell, at most {@code longest}. */
    public Duration untilDue(Duration longest) {
        Duration most = unbegun.isEmpty() ? longest : LIMITED_EVERY;
        Long next = untold.next();
        if (next == null || call.isBusy()) {
            return most;
        }
        return Duration.ofMillis(Math.clamp(next - clock.now(), 1, most.toMillis()));
    }

    /** Forgets everything: the tasks are others' now. */
    public void clear() {
        call.forget();
        telling.clear();
        untold.clear();
        unbegun.clear();
    }

    private void takeAnswer() {
        try {
            if (call.take() != null) {
                telling.clear();
            }
        } catch (RuntimeException e) {
            telling.forEach(this::add);
            telling.clear();
            throw e;
        }
    }

    private static long dueAt(Attempt attempt) {
        Long startedAt = attempt.startedAt();
        return (startedAt == null ? attempt.claimedAt() : startedAt)
                + WORTH_TELLING_MILLIS
                + attempt.element().length() / BYTES_TO_A_MILLI;
    }

    /** What handlers have told since the last time; what exceeds one call stays for the next. */
    private List<Running> progress() {
        List<Running> told = new ArrayList<>();
        if (System.nanoTime() - progressToldAt < PROGRESS_EVERY.toNanos()) {
            return told;
        }
        long bytes = 0;
        for (Attempt attempt : inFlight.all()) {
            if (told.size() == BATCH || bytes >= ByteBatches.BYTES) {
                return told;
            }
            TaskProgress progress = attempt.takeProgress();
            if (progress != null) {
                told.add(new Running(
                        attempt.element(), running(attempt).progress(progress).build()));
                bytes += attempt.element().length();
            }
        }
        progressToldAt = System.nanoTime();
        return told;
    }

    private static List<Running> records(List<Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> new Running(attempt.element(), running(attempt).build()))
                .toList();
    }

    private List<Running> firstRecords(List<Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> new Running(
                        attempt.element(), (waitsForLimit(attempt) ? claimed(attempt) : running(attempt)).build()))
                .toList();
    }

    private static TaskStatusBuilder claimed(Attempt attempt) {
        return TaskStatus.of(attempt.task(), TaskState.AVAILABLE)
                .maxAttempts(attempt.policy().maxAttempts())
                .worker(attempt.worker());
    }

    private static TaskStatusBuilder running(Attempt attempt) {
        return TaskStatus.of(attempt.task(), TaskState.RUNNING)
                .maxAttempts(attempt.policy().maxAttempts())
                .startedAt(Objects.requireNonNullElse(attempt.startedAt(), attempt.claimedAt()))
                .worker(attempt.worker());
    }
}
