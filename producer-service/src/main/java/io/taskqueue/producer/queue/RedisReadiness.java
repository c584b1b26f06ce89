package io.taskqueue.producer.queue;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Redis answers in time and is a master, as only a master takes tasks. */
@Readiness
@Singleton
class RedisReadiness implements AsyncHealthCheck {
    private final RedisGateway redis;

    RedisReadiness(RedisGateway redis) {
        this.redis = redis;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(redis::role)
                .map(RedisReadiness::ofRole)
                .onFailure()
                .recoverWithItem(failure -> down(failure.getMessage()));
    }

    private static HealthCheckResponse ofRole(String role) {
        return role.equals("master")
                ? redis().up().withData("role", role).build()
                : down("Redis is a read-only " + role);
    }

    private static HealthCheckResponse down(String reason) {
        return redis().down().withData("reason", String.valueOf(reason)).build();
    }

    private static HealthCheckResponseBuilder redis() {
        return HealthCheckResponse.named("redis");
    }
}
