package io.taskqueue.worker.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.Ticker;
import io.taskqueue.testing.RealRedis;
import io.taskqueue.worker.config.TestConfig;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.lifecycle.Drain;
import io.taskqueue.worker.lifecycle.WorkerLifecycle;
import io.taskqueue.worker.maintenance.DeadlineWatch;
import io.taskqueue.worker.maintenance.Maintenance;
import io.taskqueue.worker.maintenance.OwnMaintenance;
import io.taskqueue.worker.queue.OwnGateway;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.retry.RetryPolicies;
import io.taskqueue.worker.runtime.attempt.AttemptRunner;
import io.taskqueue.worker.runtime.attempt.HandlerRegistry;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.runtime.attempt.HungHandlers;
import io.taskqueue.worker.runtime.attempt.OutcomePolicy;
import io.taskqueue.worker.runtime.attempt.Retentions;
import io.taskqueue.worker.runtime.attempt.Wake;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import io.taskqueue.worker.runtime.claim.ClaimTriage;
import io.taskqueue.worker.runtime.claim.KnownQueues;
import io.taskqueue.worker.runtime.claim.Reconciler;
import io.taskqueue.worker.runtime.claim.TakenIds;
import io.taskqueue.worker.runtime.complete.Completer;
import io.taskqueue.worker.runtime.complete.Releaser;
import io.taskqueue.worker.runtime.start.AttemptStarter;
import io.taskqueue.worker.runtime.start.HookedStarter;
import io.taskqueue.worker.runtime.start.Isolation;
import io.taskqueue.worker.runtime.start.RunningRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A whole worker without Quarkus, so that a test may run several on one Redis, stop them, and step in between two steps
 * of the queue loop. Its handlers are {@link TestHandlers}.
 */
public final class OwnWorker implements AutoCloseable {
    public final Runs runs = new Runs();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final Holdings holdings = new Holdings();
    public final QueueLoop queueLoop;
    public final LastRound lastRound;
    public final WorkerLease lease;
    private final OwnGateway gateway;
    private final WorkerLifecycle lifecycle;
    private volatile Runnable beforeArrivalsStart = () -> {};

    public OwnWorker(RealRedis redis, String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("taskqueue.redis.hosts", redis.uri());
        all.put("taskqueue.worker.name", name);
        all.put("taskqueue.worker.sweep-every", "50ms");
        all.putAll(settings);
        WorkerConfig config = TestConfig.of(all);
        QueueKeys keys = QueueProbe.KEYS;
        gateway = new OwnGateway(config);
        RedisClock clock = gateway.clock();
        HandlerRegistry handlers = new HandlerRegistry(
                List.of(new TestHandlers.Echo(runs), new TestHandlers.Gated(runs), new TestHandlers.Stubborn(runs)),
                new ObjectMapper());
        HungHandlers hung = new HungHandlers();
        KnownQueues knownQueues = new KnownQueues(config);
        WorkerMetrics metrics = new WorkerMetrics(meters, holdings, hung, handlers, config);
        RetryPolicies policies = new RetryPolicies(config);
        OutcomePolicy outcomePolicy = new OutcomePolicy(clock, new Random(1), new Retentions(config));
        TakenIds takenIds = new TakenIds(gateway.deadLetterIds(keys), clock);
        Wake wake = new Wake();
        Completer completer = new Completer(gateway.endings(keys), holdings, metrics, takenIds, wake);
        Isolation isolation = new Isolation(holdings, completer, clock);
        RunningRecords records = new RunningRecords(gateway.claims(keys), holdings, clock);
        AttemptStarter starter = new HookedStarter(
                new ClaimTriage(handlers, clock, new Random(1), knownQueues, config),
                takenIds,
                gateway.claims(keys),
                holdings,
                completer,
                isolation,
                records,
                new AttemptRunner(handlers, outcomePolicy, metrics, policies, clock, hung),
                policies,
                metrics,
                clock,
                () -> beforeArrivalsStart.run());
        lease = new WorkerLease(
                gateway.leases(keys),
                new StatusReport(handlers, holdings, clock, config),
                clock,
                Ticker.SYSTEM,
                new Random(),
                config);
        Capacity capacity = new Capacity(holdings, completer, isolation, config);
        LostNames lostNames = new LostNames(gateway.recovery(keys), metrics);
        Claimer claimer = new Claimer(gateway.claims(keys), holdings, capacity, lostNames, wake);
        Reports reports = new Reports(completer, records, wake);
        Tenure tenure = new Tenure(lease, holdings, reports, claimer, lostNames);
        Reconciler reconciler = new Reconciler(gateway.claims(keys), config);
        queueLoop = new QueueLoop(
                tenure,
                new PeriodicChecks(gateway.controls(keys), reconciler, lostNames, holdings, capacity, config),
                claimer,
                starter,
                reports,
                wake);
        Releaser releaser = new Releaser(gateway.endings(keys), holdings, metrics);
        lastRound = new LastRound(tenure, claimer, completer, releaser, holdings);
        List<Maintenance> maintenance =
                new ArrayList<>(OwnMaintenance.of(gateway, keys, lease, takenIds, knownQueues, metrics, config));
        maintenance.add(new DeadlineWatch(holdings, outcomePolicy, completer, hung));
        lifecycle = new WorkerLifecycle(
                queueLoop,
                new Heartbeat(lease, queueLoop),
                maintenance,
                new Drain(lease, queueLoop, lastRound, holdings, config),
                lease,
                config);
    }

    public OwnWorker start() {
        lifecycle.start(null);
        return this;
    }

    /** Does this on the queue loop's thread when it has taken what a pop returned and not started it yet. */
    public void beforeArrivalsStart(Runnable action) {
        beforeArrivalsStart = action;
    }

    /** Drains the worker, as SIGTERM does, and returns when it has ended. */
    public void drain() {
        lifecycle.stop(null);
    }

    public double count(String counter) {
        return meters.get(counter).counter().count();
    }

    @Override
    public void close() {
        drain();
        gateway.close();
    }
}
