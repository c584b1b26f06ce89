package io.taskqueue.worker.maintenance;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.OwnGateway;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.retry.RetryPolicies;
import io.taskqueue.worker.runtime.WorkerLease;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import io.taskqueue.worker.runtime.claim.KnownQueues;
import io.taskqueue.worker.runtime.claim.TakenIds;
import java.util.List;

/** The maintenance of a worker without Quarkus, except for its deadlines. */
public final class OwnMaintenance {
    private OwnMaintenance() {}

    public static List<Maintenance> of(
            OwnGateway gateway,
            QueueKeys keys,
            WorkerLease lease,
            TakenIds takenIds,
            KnownQueues knownQueues,
            WorkerMetrics metrics,
            WorkerConfig config) {
        RedisClock clock = gateway.clock();
        Promoter promoter = new Promoter(gateway.schedule(keys), metrics, config);
        return List.of(
                promoter,
                new OtherQueues(gateway.directory(keys), promoter, knownQueues),
                new Rescuer(
                        new DeadWorkers(gateway.recovery(keys), lease, gateway.outage(), Ticker.SYSTEM, config),
                        gateway.claims(keys),
                        gateway.recovery(keys),
                        new DeadWorkerPolicy(new RetryPolicies(config), clock, config),
                        new TaskRecovery(gateway.recovery(keys), takenIds, clock, metrics),
                        config),
                new OrphanWatch(gateway.orphanSweep(keys), config),
                new OversizedSweep(gateway.oversizedElements(keys), keys, clock, metrics, config));
    }
}
