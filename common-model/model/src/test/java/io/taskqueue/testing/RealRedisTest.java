package io.taskqueue.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

class RealRedisTest {
    private static final int IMPATIENCE_MILLIS = 200;

    @Test
    void keepsAppendedDataThroughKill() {
        try (RealRedis redis = RealRedis.start("appendonly yes", "appendfsync everysec")) {
            String address = redis.uri();
            try (Jedis client = redis.connect()) {
                client.lpush("task_queue", "task1", "task2");
            }

            redis.kill();
            assertThatExceptionOfType(JedisConnectionException.class).isThrownBy(() -> llen(redis));
            redis.startAgain();

            assertThat(llen(redis)).isEqualTo(2);
            assertThat(redis.uri()).isEqualTo(address);
        }
    }

    @Test
    void startsAgainAfterStop() {
        try (RealRedis redis = RealRedis.start("appendonly yes")) {
            try (Jedis client = redis.connect()) {
                client.lpush("task_queue", "task1");
            }

            redis.stop();
            redis.startAgain();

            assertThat(llen(redis)).isEqualTo(1);
        }
    }

    @Test
    void answersNobodyWhileFrozen() {
        try (RealRedis redis = RealRedis.start();
                Jedis waiting = new Jedis("127.0.0.1", redis.port(), IMPATIENCE_MILLIS)) {
            assertThat(waiting.ping()).isEqualTo("PONG");

            redis.freeze();
            assertThatExceptionOfType(JedisConnectionException.class)
                    .isThrownBy(waiting::ping)
                    .withMessageContaining("timed out");
            redis.thaw();

            assertThat(llen(redis)).isZero();
        }
    }

    @Test
    void canBeKilledWhileFrozen() {
        try (RealRedis redis = RealRedis.start()) {
            redis.freeze();
            redis.kill();
            redis.startAgain();

            assertThat(llen(redis)).isZero();
        }
    }

    @Test
    void takesSettings() {
        try (RealRedis redis = RealRedis.start("maxmemory 20mb", "maxmemory-policy noeviction");
                Jedis client = redis.connect()) {
            assertThat(client.configGet("maxmemory")).containsEntry("maxmemory", "20971520");
            assertThat(client.configGet("appendonly")).containsEntry("appendonly", "no");
        }
    }

    @Test
    void runsBesideOthers() {
        try (RealRedis one = RealRedis.start();
                RealRedis other = RealRedis.start();
                Jedis client = one.connect()) {
            client.lpush("task_queue", "task1");

            assertThat(llen(other)).isZero();
        }
    }

    @Test
    void saysWhyItDidNotStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RealRedis.start("no-such-setting 1"))
                .withMessageContaining("did not start")
                .withMessageContaining("no-such-setting");
    }

    private static long llen(RealRedis redis) {
        try (Jedis client = redis.connect()) {
            return client.llen("task_queue");
        }
    }
}
