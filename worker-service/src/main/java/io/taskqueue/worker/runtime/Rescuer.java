package io.taskqueue.worker.runtime;

import io.taskqueue.model.LogText;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Outage;
import io.taskqueue.worker.queue.Recovery;
import io.taskqueue.worker.queue.Recovery.Progress;
import io.taskqueue.worker.queue.Recovery.Recovered;
import io.taskqueue.worker.queue.Recovery.Result;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.queue.RedisCommandException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Takes back the tasks of workers whose lease has run out. After Redis was away every lease may have run out although its
 * worker lives, so nobody is judged before everybody has had one lease's time to come back, and nobody by a single look.
 */
@Singleton
class Rescuer {
    private static final Logger LOG = Logger.getLogger(Rescuer.class);
    private static final int BATCH = 100;

    private final Session session;
    private final Claims claims;
    private final Recovery recovery;
    private final Coroner coroner;
    private final Outage outage;
    private final WorkerMetrics metrics;
    private final RedisClock clock;
    private final Duration lease;
    private final MissingLeases missing;

    Rescuer(
            Session session,
            Claims claims,
            Recovery recovery,
            Coroner coroner,
            Outage outage,
            WorkerMetrics metrics,
            RedisClock clock,
            Ticker ticker,
            WorkerConfig config) {
        this.session = session;
        this.claims = claims;
        this.recovery = recovery;
        this.coroner = coroner;
        this.outage = outage;
        this.metrics = metrics;
        this.clock = clock;
        this.lease = config.worker().lease();
        this.missing = new MissingLeases(ticker, session.beatEvery().multipliedBy(2));
    }

    void round() {
        if (!outage.isOverFor(lease) || recovery.serverUptime().compareTo(lease) < 0) {
            missing.forget();
            return;
        }
        Set<String> dead = new LinkedHashSet<>(recovery.lostWorkers());
        dead.addAll(missing.look(recovery.workersWithoutLease()));
        dead.remove(session.worker());
        dead.forEach(this::rescue);
    }

    /** Lists workers whose processing lists nobody knows, for the next rounds. */
    void orphanRound() {
        int orphans = recovery.adoptOrphans();
        if (orphans > 0) {
            LOG.warnf("found processing lists of unknown workers: count=%d", orphans);
        }
    }

    private void rescue(String worker) {
        try {
            Result result;
            do {
                List<Element> elements = claims.held(worker, 0, BATCH);
                List<Recovered> verdicts = coroner.judge(worker, elements);
                result = recovery.recover(worker, verdicts, clock.now());
                if (result.moved() > 0) {
                    tell(worker, verdicts, result.moved());
                }
            } while (result.progress() == Progress.MORE && result.moved() > 0);
        } catch (RedisCommandException e) {
            LOG.errorf("could not recover a lost worker's tasks: worker=%s problem=\"%s\"", worker, e.getMessage());
        }
    }

    private void tell(String worker, List<Recovered> verdicts, int moved) {
        metrics.recovered(moved);
        LOG.warnf("recovered tasks of a lost worker: worker=%s count=%d", worker, moved);
        verdicts.stream().filter(verdict -> verdict.next() == null).forEach(verdict -> {
            TaskStatus status = verdict.status();
            metrics.discarded(status, status.type());
            LOG.warnf(
                    "discarded: taskId=%s type=%s attempt=%d queue=%s reason=%s",
                    LogText.of(status.id()),
                    status.type(),
                    status.attempt(),
                    status.queue(),
                    LogText.of(status.reason()));
        });
    }
}
