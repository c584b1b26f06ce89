package io.taskqueue.worker.runtime.start;

import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.retry.RetryPolicies;
import io.taskqueue.worker.runtime.attempt.AttemptRunner;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import io.taskqueue.worker.runtime.claim.ClaimTriage;
import io.taskqueue.worker.runtime.claim.TakenIds;
import io.taskqueue.worker.runtime.complete.Completer;
import java.util.List;

/** A starter with which a test may step in before what pops returned is started. */
public final class HookedStarter extends AttemptStarter {
    private final Runnable beforeArrivalsStart;

    public HookedStarter(
            ClaimTriage triage,
            TakenIds takenIds,
            Claims claims,
            Holdings holdings,
            Completer completer,
            Isolation isolation,
            RunningRecords records,
            AttemptRunner runner,
            RetryPolicies policies,
            WorkerMetrics metrics,
            RedisClock clock,
            Runnable beforeArrivalsStart) {
        super(
                new Preparation(triage, takenIds, claims, holdings, completer),
                new AttemptFactory(policies, clock, Ticker.SYSTEM),
                new Launcher(runner, holdings, completer, metrics),
                isolation,
                new StartConfirmation(claims, policies),
                records);
        this.beforeArrivalsStart = beforeArrivalsStart;
    }

    @Override
    public void startConfirmed(String worker, List<ClaimedElement> arrived) {
        if (!arrived.isEmpty()) {
            beforeArrivalsStart.run();
        }
        super.startConfirmed(worker, arrived);
    }
}
