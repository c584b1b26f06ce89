package io.taskqueue.worker.maintenance;

import io.taskqueue.model.LogText;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.OrphanSweep;
import io.taskqueue.worker.queue.Outage;
import io.taskqueue.worker.queue.Recovery;
import io.taskqueue.worker.queue.Recovery.Progress;
import io.taskqueue.worker.queue.Recovery.Result;
import io.taskqueue.worker.queue.Recovery.Verdict;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.queue.RedisCommandException;
import io.taskqueue.worker.queue.TaskAnswer;
import io.taskqueue.worker.runtime.WorkerLease;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import io.taskqueue.worker.runtime.claim.TakenIds;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Takes back the tasks of workers whose lease has run out. After Redis was away every lease may have run out although its
 * worker lives, so nobody is judged before everybody has had one lease's time to come back, and nobody by a single look.
 */
@Singleton
public class Rescuer {
    private static final Logger LOG = Logger.getLogger(Rescuer.class);
    private static final int BATCH = 100;

    private final WorkerLease lease;
    private final Claims claims;
    private final Recovery recovery;
    private final OrphanSweep orphanSweep;
    private final DeadWorkerPolicy deadWorkerPolicy;
    private final TakenIds takenIds;
    private final Outage outage;
    private final WorkerMetrics metrics;
    private final RedisClock clock;
    private final Duration leaseTime;
    private final MissingLeases missing;
    private final Duration sweepPeriod;

    public Rescuer(
            WorkerLease lease,
            Claims claims,
            Recovery recovery,
            OrphanSweep orphanSweep,
            DeadWorkerPolicy deadWorkerPolicy,
            TakenIds takenIds,
            Outage outage,
            WorkerMetrics metrics,
            RedisClock clock,
            Ticker ticker,
            WorkerConfig config) {
        this.lease = lease;
        this.claims = claims;
        this.recovery = recovery;
        this.orphanSweep = orphanSweep;
        this.deadWorkerPolicy = deadWorkerPolicy;
        this.takenIds = takenIds;
        this.outage = outage;
        this.metrics = metrics;
        this.clock = clock;
        this.leaseTime = config.worker().lease();
        this.missing = new MissingLeases(ticker, lease.beatEvery().multipliedBy(2));
        // A little less than the loop's own period, which would else find its own mark every other time.
        this.sweepPeriod = config.worker().orphanSweepEvery().multipliedBy(9).dividedBy(10);
    }

    public void round() {
        if (!outage.isOverFor(leaseTime) || recovery.serverUptime().compareTo(leaseTime) < 0) {
            missing.forget();
            return;
        }
        Set<String> dead = new LinkedHashSet<>(recovery.lostWorkers());
        dead.addAll(missing.look(recovery.workersWithoutLease()));
        dead.remove(lease.worker());
        dead.forEach(this::rescue);
    }

    /** Lists workers whose processing lists nobody knows, for the next rounds. */
    public void orphanRound() {
        int orphans = orphanSweep.isMine(sweepPeriod) ? orphanSweep.sweep() : 0;
        if (orphans > 0) {
            LOG.warnf("event=orphans_found count=%d", orphans);
        }
    }

    private void rescue(String worker) {
        try {
            // Tasks that go to keys of wrong types stay in front of those that are still to be looked at.
            int stuck = 0;
            List<String> queues = recovery.queuesOf(worker);
            List<Element> elements;
            Result result;
            do {
                elements = claims.held(worker, stuck, BATCH);
                result = recover(
                        worker,
                        deadWorkerPolicy.decide(worker, queues, elements, ids -> recovery.runningOn(worker, ids)));
                stuck += Collections.frequency(result.answers(), TaskAnswer.WRONG_TYPE);
            } while (result.progress() == Progress.MORE && !elements.isEmpty());
        } catch (RedisCommandException e) {
            LOG.errorf("event=recovery_failed worker=%s problem=\"%s\"", worker, e.getMessage());
        }
    }

    private Result recover(String worker, List<Verdict> verdicts) {
        Result result = recovery.recover(worker, verdicts, clock.now());
        List<Verdict> moved = withAnswer(TaskAnswer.WRITTEN, verdicts, result);
        if (!moved.isEmpty()) {
            tell(worker, moved);
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

    private void tell(String worker, List<Verdict> moved) {
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
