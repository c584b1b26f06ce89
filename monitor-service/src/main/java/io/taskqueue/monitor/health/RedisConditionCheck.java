package io.taskqueue.monitor.health;

import io.smallrye.health.api.HealthGroup;
import io.taskqueue.monitor.queue.RedisCondition;
import io.taskqueue.redis.RedisUnavailableException;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Up while Redis responds, accepts writes, has memory for them and appends them to its append-only file. */
@HealthGroup("queue")
@Singleton
final class RedisConditionCheck implements HealthCheck {
    private final RedisCondition redis;

    RedisConditionCheck(RedisCondition redis) {
        this.redis = redis;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder check = HealthCheckResponse.named("redis");
        try {
            RedisCondition.Report report = redis.read();
            return check.status(report.takesWrites())
                    .withData("role", report.role())
                    .withData("appendOnly", report.appendOnly())
                    .withData("appendOnlyWritten", report.appendOnlyWritten())
                    .withData("evictionPolicy", report.evictionPolicy())
                    .withData("usedMemoryBytes", report.usedMemory())
                    .withData("maxMemoryBytes", report.maxMemory())
                    .build();
        } catch (RedisUnavailableException e) {
            return check.down().withData("problem", e.getMessage()).build();
        }
    }
}
