package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.testing.RealRedis;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class RecoveryTest {
    private static final int WORKERS = 2_000;
    private static final QueueKeys KEYS = new QueueKeys("");

    private final RealRedis server = RealRedis.start();
    private final OwnGateway gateway = new OwnGateway(server);
    private final Recovery recovery = gateway.recovery(KEYS);

    @AfterEach
    void close() {
        gateway.close();
        server.close();
    }

    @Test
    void takesNobodyForLostWhoComesWhileItLooks() {
        CompletableFuture<Void> arrivals = CompletableFuture.runAsync(this::comeOneAfterTheOther);
        int rounds = 0;
        int orphans = 0;
        while (!arrivals.isDone()) {
            orphans += recovery.adoptOrphans();
            rounds++;
        }
        arrivals.join();

        assertThat(rounds).isPositive();
        assertThat(orphans).as("in %d rounds", rounds).isZero();
    }

    private void comeOneAfterTheOther() {
        try (Jedis redis = server.connect()) {
            for (int i = 0; i < WORKERS; i++) {
                redis.sadd(KEYS.workers(), "w" + i);
                redis.lpush(KEYS.processing("w" + i), "claimed");
            }
        }
    }
}
