package io.taskqueue.monitor.config;

import io.quarkus.runtime.Startup;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.master.RedisClients;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Produces the Redis clients and the names of the keys in Redis. */
final class RedisConnections {
    private RedisConnections() {}

    /** Created at startup, so that unusable settings stop the start. */
    @Produces
    @Singleton
    @Startup
    static RedisClients redis(Vertx vertx, RedisConfig config) {
        return RedisClients.of(vertx, config);
    }

    @Produces
    @Singleton
    static QueueKeys queueKeys(RedisConfig config) {
        return new QueueKeys(config.keyPrefix().orElse(""));
    }
}
