package io.taskqueue.monitor.config;

import io.quarkus.runtime.Startup;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.RedisClients;
import io.taskqueue.redis.Ticker;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes injectable what comes from the model and the JDK. */
final class Collaborators {
    private Collaborators() {}

    /** Made at the start, so that settings it cannot use stop it. */
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

    @Produces
    @Singleton
    static Ticker ticker() {
        return Ticker.SYSTEM;
    }

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }
}
