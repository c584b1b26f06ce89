package io.taskqueue.producer.config;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.runtime.Startup;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.RedisClients;
import io.taskqueue.redis.Ticker;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the rest of the service is handed instead of reaching for it: the time, new ids, the names of keys. */
final class Sources {
    private Sources() {}

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static Ticker ticker() {
        return Ticker.SYSTEM;
    }

    @Produces
    @Singleton
    static NewIds newIds() {
        return () -> UuidCreator.getTimeOrderedEpoch().toString();
    }

    /** Made at the start, so that settings it cannot use stop it. */
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
