package io.taskqueue.worker.maintenance;

import io.taskqueue.model.LogText;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.queue.Recovery;
import io.taskqueue.worker.queue.Recovery.Result;
import io.taskqueue.worker.queue.Recovery.Verdict;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.queue.TaskAnswer;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import io.taskqueue.worker.runtime.claim.TakenIds;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Carries out what was decided about a dead worker's tasks, counts and logs it. Thread-safe. */
@Singleton
final class TaskRecovery {
    private static final Logger LOG = Logger.getLogger(TaskRecovery.class);

    private final Recovery recovery;
    private final TakenIds takenIds;
    private final RedisClock clock;
    private final WorkerMetrics metrics;

    TaskRecovery(Recovery recovery, TakenIds takenIds, RedisClock clock, WorkerMetrics metrics) {
        this.recovery = recovery;
        this.takenIds = takenIds;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Moves the tasks; those that become dead letters under ids that others have get ids of their own. */
    Result recover(String worker, List<Verdict> verdicts) {
        Result result = recovery.recover(worker, verdicts, clock.now());
        List<Verdict> moved = withAnswer(TaskAnswer.WRITTEN, verdicts, result);
        if (!moved.isEmpty()) {
            report(worker, moved);
        }
        List<Verdict> taken = withAnswer(TaskAnswer.ID_TAKEN, verdicts, result);
        if (taken.isEmpty()) {
            return result;
        }
        return recover(
                worker,
                taken.stream().map(verdict -> takenIds.rename(worker, verdict)).toList());
    }

    private static List<Verdict> withAnswer(TaskAnswer answer, List<Verdict> verdicts, Result result) {
        return IntStream.range(0, result.answers().size())
                .filter(i -> result.answers().get(i) == answer)
                .mapToObj(verdicts::get)
                .toList();
    }

    private void report(String worker, List<Verdict> moved) {
        metrics.recovered(moved.size());
        LOG.warnf("event=worker_recovered worker=%s count=%d", worker, moved.size());
        moved.stream().filter(verdict -> verdict.next() == null).forEach(verdict -> {
            TaskStatus status = verdict.status();
            metrics.discarded(status);
            LOG.warnf(
                    "event=task_discarded taskId=%s type=%s attempt=%d queue=%s reason=%s",
                    LogText.of(status.id()),
                    status.type(),
                    status.attempt(),
                    status.queue(),
                    LogText.of(status.reason()));
        });
    }
}
