package io.taskqueue.worker.runtime;

import io.taskqueue.model.TaskProgress;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusBuilder;
import io.taskqueue.worker.queue.ByteBatches;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Claims.Running;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.queue.RedisGateway;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The records that say {@code running}. An attempt gets one when it has lasted long enough for somebody to see it, and a
 * new one when its handler tells progress. Used by the queue loop only.
 */
@Singleton
class RunningRecords {
    /** Nobody sees a state that is gone sooner. Most attempts are over by then, and their first record tells their end. */
    private static final long WORTH_TELLING_MILLIS = 50;

    /** A record is written beside the whole element, sent once more: one of half a megabyte after 0.3 s. */
    private static final int BYTES_TO_A_MILLI = 2 * 1024;

    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final Claims claims;
    private final InFlight inFlight;
    private final RedisClock clock;

    private final PriorityQueue<Attempt> untold = new PriorityQueue<>(Comparator.comparingLong(RunningRecords::dueAt));
    private final List<Attempt> telling = new ArrayList<>();
    private final Pending<List<Boolean>> call = new Pending<>();
    private long progressToldAt = System.nanoTime();

    RunningRecords(Claims claims, InFlight inFlight, RedisClock clock) {
        this.claims = claims;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    /** Notes an attempt that has just started. */
    void add(Attempt attempt) {
        untold.add(attempt);
    }

    /** Writes records of attempts about to start and waits; answers those whose tasks the worker still holds. */
    List<Attempt> confirm(String worker, List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return attempts;
        }
        List<Boolean> held = RedisGateway.await(claims.recordRunning(worker, records(attempts)));
        List<Attempt> confirmed = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            if (held.get(i)) {
                confirmed.add(attempts.get(i));
            }
        }
        return confirmed;
    }

    /** Begins to write what is due, unless the last call's answer is still to come; {@code answered} hears of it. */
    void tell(String worker, Runnable answered) {
        takeAnswer();
        if (call.isBusy()) {
            return;
        }
        gather();
        List<Running> due = new ArrayList<>(records(telling));
        due.addAll(progress());
        if (!due.isEmpty()) {
            call.begin(claims.recordRunning(worker, due), answered);
        }
    }

    /** Fills the next call, as each record is sent beside its whole element. */
    private void gather() {
        long bytes = 0;
        for (Attempt next = untold.peek(); next != null && isDue(next); next = untold.peek()) {
            if (telling.size() == BATCH || bytes >= ByteBatches.BYTES) {
                break;
            }
            untold.remove();
            if (inFlight.holds(next)) {
                telling.add(next);
                bytes += next.element().length();
            }
        }
    }

    /** How long until {@link #tell} has something to tell, at most {@code longest}. */
    Duration untilDue(Duration longest) {
        Attempt next = untold.peek();
        if (next == null || call.isBusy()) {
            return longest;
        }
        long wait = dueAt(next) - clock.now();
        return Duration.ofMillis(Math.clamp(wait, 1, longest.toMillis()));
    }

    /** Forgets everything: the tasks are others' now. */
    void clear() {
        call.forget();
        telling.clear();
        untold.clear();
    }

    private void takeAnswer() {
        try {
            if (call.take() != null) {
                telling.clear();
            }
        } catch (RuntimeException e) {
            untold.addAll(telling);
            telling.clear();
            throw e;
        }
    }

    private boolean isDue(Attempt attempt) {
        return clock.now() >= dueAt(attempt);
    }

    private static long dueAt(Attempt attempt) {
        return attempt.startedAt() + WORTH_TELLING_MILLIS + attempt.element().length() / BYTES_TO_A_MILLI;
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

    private static TaskStatusBuilder running(Attempt attempt) {
        return TaskStatus.of(attempt.task(), TaskState.RUNNING)
                .maxAttempts(attempt.policy().maxAttempts())
                .startedAt(attempt.startedAt())
                .worker(attempt.worker());
    }
}
