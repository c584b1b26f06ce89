package io.taskqueue.producer.config;

import io.quarkus.runtime.Startup;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.master.RedisClients;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Produces the Redis clients and the names of the keys, both as configured. */
final class RedisConnections {
    private RedisConnections() {}

    /** Created at startup, so that invalid settings stop the service. */
    @Produces
    @Singleton
    @Startup
    static RedisClients redis(Vertx vertx, RedisConfig config) {
        return RedisClients.of(vertx, config);
    }

    @Produces
    @Singleton
    static QueueKeys keys(RedisConfig config) {
        return new QueueKeys(config.keyPrefix().orElse(""));
    }
}
