package io.taskqueue.monitor.health;

import io.taskqueue.monitor.queue.RedisCondition;
import io.taskqueue.redis.RedisUnavailableException;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Redis responds within the configured timeout. */
@Readiness
@Singleton
final class RedisReadinessCheck implements HealthCheck {
    private final RedisCondition redis;

    RedisReadinessCheck(RedisCondition redis) {
        this.redis = redis;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            redis.ping();
            return HealthCheckResponse.up("redis");
        } catch (RedisUnavailableException e) {
            return HealthCheckResponse.named("redis")
                    .down()
                    .withData("problem", e.getMessage())
                    .build();
        }
    }
}
