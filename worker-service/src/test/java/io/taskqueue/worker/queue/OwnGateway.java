package io.taskqueue.worker.queue;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.RedisClients;
import io.taskqueue.testing.RealRedis;
import io.taskqueue.worker.config.TestConfig;
import io.taskqueue.worker.config.WorkerConfig;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;

/** A connection to a real Redis as a worker of its own has one, without the rest of the worker. */
public final class OwnGateway implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final WorkerConfig config;
    private final RedisGateway gateway;

    public OwnGateway(RealRedis redis) {
        config = TestConfig.of(Map.of("taskqueue.redis.hosts", redis.uri()));
        gateway = new RedisGateway(RedisClients.of(vertx, config.redis()), new Outage(Clock.systemUTC()), config);
    }

    public Datasets datasets(QueueKeys keys) {
        return new Datasets(gateway, keys);
    }

    Recovery recovery(QueueKeys keys) {
        return new Recovery(gateway, keys);
    }

    public Schedule schedule(QueueKeys keys) {
        return new Schedule(gateway, new RedisClock(), keys, config);
    }

    public OversizedElements oversizedElements(QueueKeys keys) {
        return new OversizedElements(gateway, keys);
    }

    public Claims claims(QueueKeys keys) {
        return new Claims(gateway, keys, config);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
