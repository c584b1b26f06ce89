package io.taskqueue.worker.runtime.start;

import io.taskqueue.model.TaskProgress;
import io.taskqueue.worker.queue.ByteBatches;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Claims.Running;
import io.taskqueue.worker.queue.Pending;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.queue.TaskAnswer;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the records that say {@code running}. An attempt gets one when its handler has run long enough for somebody
 * to see it, and a new one when the handler reports progress. One that waits for its type's limit is not running.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
public final class RunningRecords {
    /**
     * Nobody sees a state that passes sooner. Most attempts have ended by then, and their first record describes their
     * end.
     */
    private static final long WORTH_RECORDING_MILLIS = 50;

    /** A record is written beside the whole element, sent once more: one of half a megabyte after 0.3 s. */
    private static final int BYTES_TO_A_MILLI = 2 * 1024;

    private static final Duration LIMITED_EVERY = Duration.ofMillis(50);
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final Claims claims;
    private final Holdings holdings;
    private final RedisClock clock;

    private final Timetable<Attempt> unrecorded = new Timetable<>();
    private final List<Attempt> writing = new ArrayList<>();
    private final List<Attempt> unbegun = new ArrayList<>();
    private final Pending<List<TaskAnswer>> call = new Pending<>();
    private long progressWrittenAt = System.nanoTime();
    private long limitedLookedAt = System.nanoTime();

    public RunningRecords(Claims claims, Holdings holdings, RedisClock clock) {
        this.claims = claims;
        this.holdings = holdings;
        this.clock = clock;
    }

    /** Adds an attempt that has just started. */
    void add(Attempt attempt) {
        unrecorded.add(dueAt(attempt), attempt);
    }

    /**
     * Begins to write what is due, unless the last call is still unanswered; {@code answered} is called when the next
     * answer is there.
     */
    public void write(String worker, Runnable answered) {
        takeAnswer();
        if (call.isBusy()) {
            return;
        }
        lookAtLimited();
        gather();
        List<Running> due = RunningRecord.running(writing);
        addProgress(due);
        if (!due.isEmpty()) {
            call.begin(claims.recordRunning(worker, due), answered);
        }
    }

    /** Fills the next call, as each record is sent beside its whole element. */
    private void gather() {
        long now = clock.now();
        long bytes = 0;
        while (writing.size() < BATCH && bytes < ByteBatches.BYTES) {
            Attempt next = unrecorded.poll(now);
            if (next == null) {
                break;
            }
            if (holdings.holds(next) && take(next, now)) {
                bytes += next.element().length();
            }
        }
    }

    /** Whether the attempt has run long enough for a record; if not it is looked at later. */
    private boolean take(Attempt attempt, long now) {
        if (attempt.startedAt() == null) {
            unbegun.add(attempt);
        } else if (dueAt(attempt) > now) {
            add(attempt);
        } else {
            writing.add(attempt);
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
                return attempt.startedAt() != null || !holdings.holds(attempt);
            });
        }
    }

    /** How long until {@link #write} has something to write, at most {@code longest}. */
    public Duration untilDue(Duration longest) {
        Duration most = unbegun.isEmpty() ? longest : LIMITED_EVERY;
        Long next = unrecorded.next();
        if (next == null || call.isBusy()) {
            return most;
        }
        return Duration.ofMillis(Math.clamp(next - clock.now(), 1, most.toMillis()));
    }

    /** Forgets everything: other workers have the tasks now. */
    public void clear() {
        call.forget();
        writing.clear();
        unrecorded.clear();
        unbegun.clear();
    }

    private void takeAnswer() {
        try {
            if (call.take() != null) {
                writing.clear();
            }
        } catch (RuntimeException e) {
            writing.forEach(this::add);
            writing.clear();
            throw e;
        }
    }

    private static long dueAt(Attempt attempt) {
        Long startedAt = attempt.startedAt();
        return (startedAt == null ? attempt.claimedAt() : startedAt)
                + WORTH_RECORDING_MILLIS
                + attempt.element().length() / BYTES_TO_A_MILLI;
    }

    /** Adds what handlers have reported since the last time; what exceeds one call stays for the next. */
    private void addProgress(List<Running> due) {
        if (System.nanoTime() - progressWrittenAt < PROGRESS_EVERY.toNanos()) {
            return;
        }
        int count = 0;
        long bytes = 0;
        for (Attempt attempt : holdings.attempts()) {
            if (count == BATCH || bytes >= ByteBatches.BYTES) {
                return;
            }
            TaskProgress progress = attempt.takeProgress();
            if (progress != null) {
                due.add(new Running(
                        attempt.element(),
                        RunningRecord.running(attempt).progress(progress).build()));
                count++;
                bytes += attempt.element().length();
            }
        }
        progressWrittenAt = System.nanoTime();
    }
}
