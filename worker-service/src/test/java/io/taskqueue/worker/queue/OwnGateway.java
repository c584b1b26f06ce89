package io.taskqueue.worker.queue;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.Ticker;
import io.taskqueue.redis.WrongTypeLog;
import io.taskqueue.redis.master.RedisClients;
import io.taskqueue.testing.RealRedis;
import io.taskqueue.worker.config.TestConfig;
import io.taskqueue.worker.config.WorkerConfig;
import io.vertx.core.Vertx;
import java.util.Map;

/** A connection to a real Redis as a worker of its own has one, without the rest of the worker. */
public final class OwnGateway implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final RedisClock clock = new RedisClock();
    private final OutageGrace outage = new OutageGrace(Ticker.SYSTEM);
    private final WorkerConfig config;
    private final RedisGateway gateway;

    public OwnGateway(RealRedis redis) {
        this(TestConfig.of(Map.of("taskqueue.redis.hosts", redis.uri())));
    }

    public OwnGateway(WorkerConfig config) {
        this.config = config;
        this.gateway = new RedisGateway(RedisClients.of(vertx, config.redis()), outage, Ticker.SYSTEM, config);
    }

    /** Has asked Redis for its time, as a worker has that holds a lease. */
    public OwnGateway knowingTheTime() {
        leases(new QueueKeys("")).readClock();
        return this;
    }

    public OutageGrace outage() {
        return outage;
    }

    public RedisClock clock() {
        return clock;
    }

    public Claims claims(QueueKeys keys) {
        return new Claims(gateway, keys, deadLetterIds(keys), new WrongTypeLog(Ticker.SYSTEM), config);
    }

    public DeadLetterIds deadLetterIds(QueueKeys keys) {
        return new DeadLetterIds(gateway, keys, new WrongTypeLog(Ticker.SYSTEM));
    }

    public Controls controls(QueueKeys keys) {
        return new Controls(gateway, keys, new WrongTypeLog(Ticker.SYSTEM));
    }

    public Leases leases(QueueKeys keys) {
        return new Leases(gateway, clock, outage, keys, config);
    }

    public Endings endings(QueueKeys keys) {
        return new Endings(gateway, keys, new WrongTypeLog(Ticker.SYSTEM));
    }

    public Schedule schedule(QueueKeys keys) {
        return new Schedule(gateway, clock, keys, config);
    }

    public QueueDirectory directory(QueueKeys keys) {
        return new QueueDirectory(gateway, clock, keys);
    }

    public RedisGateway gateway() {
        return gateway;
    }

    public Recovery recovery(QueueKeys keys) {
        return new Recovery(gateway, keys, new WrongTypeLog(Ticker.SYSTEM));
    }

    public OversizedElements oversizedElements(QueueKeys keys) {
        return new OversizedElements(gateway, keys);
    }

    public OrphanSweep orphanSweep(QueueKeys keys) {
        return new OrphanSweep(gateway, keys, recovery(keys), clock);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
