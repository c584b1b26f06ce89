package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.testing.RealRedis;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class OrphanSweepTest {
    private static final int WORKERS = 2_000;
    private static final QueueKeys KEYS = new QueueKeys("tq*:");

    private final RealRedis server = RealRedis.start();
    private final Jedis redis = server.connect();
    private final OwnGateway gateway = new OwnGateway(server);
    private final OrphanSweep sweep = gateway.orphanSweep(KEYS);

    @AfterEach
    void close() {
        gateway.close();
        redis.close();
        server.close();
    }

    @Test
    void findsTheListOfAWorkerThatIsInNeitherSet() {
        register("gone", System.currentTimeMillis());
        redis.lpush(KEYS.processing("gone"), "popped late");
        register("alive", System.currentTimeMillis());
        redis.sadd(KEYS.workers(), "alive");
        redis.lpush(KEYS.processing("alive"), "claimed");
        register("dying", System.currentTimeMillis());
        redis.sadd(KEYS.lostWorkers(), "dying");
        redis.lpush(KEYS.processing("dying"), "claimed");

        assertThat(sweep.sweep()).isEqualTo(1);

        assertThat(redis.smembers(KEYS.lostWorkers())).containsExactlyInAnyOrder("gone", "dying");
        assertThat(sweep.sweep()).isZero();
    }

    @Test
    void findsTheListsOfEarlierVersionsOnceAndThenSearchesNoMore() {
        redis.lpush(KEYS.processing("old"), "claimed");
        redis.lpush("tqx:task_processing:foreign", "another's");
        for (int i = 0; i < 5_000; i++) {
            redis.set("key:" + i, "x");
        }

        assertThat(sweep.sweep()).isEqualTo(1);
        long searches = calls("scan");
        assertThat(sweep.sweep()).isZero();
        assertThat(gateway.orphanSweep(KEYS).sweep()).isZero();

        assertThat(redis.smembers(KEYS.lostWorkers())).containsExactly("old");
        assertThat(searches).isBetween(5L, 10L);
        assertThat(calls("scan")).isEqualTo(searches);
    }

    @Test
    void forgetsTheNamesOfWorkersThatHaveBeenGoneForADay() {
        long now = System.currentTimeMillis();
        register("yesterday", now - Duration.ofHours(25).toMillis());
        register("today", now - Duration.ofHours(23).toMillis());
        register("old and alive", now - Duration.ofDays(90).toMillis());
        redis.sadd(KEYS.workers(), "old and alive");
        redis.hset(KEYS.processingLists(), "odd", "no time");

        sweep.sweep();

        assertThat(redis.hkeys(KEYS.processingLists())).containsExactlyInAnyOrder("today", "old and alive");
    }

    @Test
    void isOneWorkersAtATime() {
        assertThat(sweep.isMine(Duration.ofMinutes(1))).isTrue();
        assertThat(gateway.orphanSweep(KEYS).isMine(Duration.ofMinutes(1))).isFalse();

        redis.del(KEYS.orphanSweep());

        assertThat(sweep.isMine(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void takesNobodyForLostWhoComesWhileItLooks() {
        CompletableFuture<Void> arrivals = CompletableFuture.runAsync(this::comeOneAfterTheOther);
        int rounds = 0;
        int orphans = 0;
        while (!arrivals.isDone()) {
            orphans += sweep.sweep();
            rounds++;
        }
        arrivals.join();

        assertThat(rounds).isPositive();
        assertThat(orphans).as("in %d rounds", rounds).isZero();
    }

    private void comeOneAfterTheOther() {
        try (Jedis own = server.connect()) {
            for (int i = 0; i < WORKERS; i++) {
                own.sadd(KEYS.workers(), "w" + i);
                own.hset(KEYS.processingLists(), "w" + i, System.currentTimeMillis() + " default");
                own.lpush(KEYS.processing("w" + i), "claimed");
            }
        }
    }

    private void register(String worker, long at) {
        redis.hset(KEYS.processingLists(), worker, at + " default mail");
    }

    private long calls(String command) {
        return redis.info("commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_" + command + ":calls="))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(','))))
                .sum();
    }
}
