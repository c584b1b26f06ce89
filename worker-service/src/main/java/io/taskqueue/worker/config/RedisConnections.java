package io.taskqueue.worker.config;

import io.quarkus.runtime.Startup;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.Ticker;
import io.taskqueue.redis.WrongTypeLog;
import io.taskqueue.redis.master.RedisClients;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes this deployment's Redis and the names of its keys injectable. */
final class RedisConnections {
    /** Made at the start, so that settings it cannot use stop it. */
    @Produces
    @Singleton
    @Startup
    RedisClients redis(Vertx vertx, WorkerConfig config) {
        return RedisClients.of(vertx, config.redis());
    }

    @Produces
    @Singleton
    WrongTypeLog wrongTypes(Ticker ticker) {
        return new WrongTypeLog(ticker);
    }

    @Produces
    @Singleton
    QueueKeys queueKeys(WorkerConfig config) {
        return new QueueKeys(config.redis().keyPrefix().orElse(""));
    }
}
