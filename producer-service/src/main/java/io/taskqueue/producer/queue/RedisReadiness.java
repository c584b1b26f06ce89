package io.taskqueue.producer.queue;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.taskqueue.model.QueueKeys;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while Redis answers in time, is a master and takes writes: it has memory left, its disk can be written and it
 * has the replicas it wants.
 */
@Readiness
@Singleton
class RedisReadiness implements AsyncHealthCheck {
    private static final String MASTER = "master";

    private final RedisGateway redis;
    private final String written;

    RedisReadiness(RedisGateway redis, QueueKeys keys) {
        this.redis = redis;
        this.written = keys.status("readiness");
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(redis::role)
                .chain(this::ofRole)
                .onFailure()
                .recoverWithItem(failure -> down(failure.getMessage()));
    }

    private Uni<HealthCheckResponse> ofRole(String role) {
        return role.equals(MASTER)
                ? Uni.createFrom()
                        .completionStage(() -> redis.requireWritable(written))
                        .map(writable -> redis().up().withData("role", role).build())
                : Uni.createFrom().item(down("Redis is a read-only " + role));
    }

    private static HealthCheckResponse down(String reason) {
        return redis().down().withData("reason", String.valueOf(reason)).build();
    }

    private static HealthCheckResponseBuilder redis() {
        return HealthCheckResponse.named("redis");
    }
}
