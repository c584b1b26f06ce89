package io.taskqueue.worker.runtime;

import io.taskqueue.worker.runtime.attempt.Wake;
import io.taskqueue.worker.runtime.complete.Completer;
import io.taskqueue.worker.runtime.start.RunningRecords;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What the queue loop reports to Redis: how tasks ended, and which run.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
final class Reports {
    private final Completer completer;
    private final RunningRecords records;
    private final Wake wake;

    Reports(Completer completer, RunningRecords records, Wake wake) {
        this.completer = completer;
        this.records = records;
        this.wake = wake;
    }

    /** Sends the endings, without waiting for the answer. */
    void endings(String worker) {
        completer.flush(worker);
    }

    /** Writes the records of tasks that run, without waiting for the answer. */
    void running(String worker) {
        records.write(worker, wake::call);
    }

    /** How long until the record of another task that runs is due, at most {@code longest}. */
    Duration untilDue(Duration longest) {
        return records.untilDue(longest);
    }

    /** Drops everything: other workers have the tasks now. */
    void forget() {
        completer.rejectAll();
        records.clear();
    }
}
