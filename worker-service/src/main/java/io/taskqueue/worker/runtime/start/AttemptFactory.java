package io.taskqueue.worker.runtime.start;

import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.retry.RetryPolicies;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.claim.ClaimTriage.Startable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Makes attempts of claimed tasks, each with its type's policy. Thread-safe. */
@Singleton
final class AttemptFactory {
    private final RetryPolicies policies;
    private final RedisClock redisClock;
    private final Ticker ticker;

    AttemptFactory(RetryPolicies policies, RedisClock redisClock, Ticker ticker) {
        this.policies = policies;
        this.redisClock = redisClock;
        this.ticker = ticker;
    }

    /** An attempt for each of the tasks, claimed now. */
    List<Attempt> attempts(String worker, List<Startable> startables) {
        long now = redisClock.now();
        List<Attempt> attempts = new ArrayList<>(startables.size());
        for (Startable startable : startables) {
            attempts.add(new Attempt(
                    worker, startable.element(), startable.task(), policies.of(startable.task()), now, ticker));
        }
        return attempts;
    }
}
