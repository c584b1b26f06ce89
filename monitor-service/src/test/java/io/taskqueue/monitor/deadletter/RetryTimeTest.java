package io.taskqueue.monitor.deadletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands of a monitor whose clock is a day ahead of Redis'. */
@QuarkusTest
@TestProfile(RetryTimeTest.DayAhead.class)
@QuarkusTestResource(RedisResource.class)
class RetryTimeTest extends RedisTest {
    private static final Duration AHEAD = Duration.ofDays(1);

    @Inject
    Clock clock;

    public static final class DayAhead implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ClockAhead.class);
        }
    }

    @Alternative
    @Singleton
    static class ClockAhead {
        @Produces
        @Singleton
        Clock clock() {
            return Clock.offset(Clock.systemUTC(), AHEAD);
        }
    }

    @BeforeEach
    void requireClockAhead() {
        assertThat(clock.millis() - seed.now()).isGreaterThan(AHEAD.toMillis() / 2);
    }

    @Test
    void retriedTaskHasTimeOfRedis() {
        seed.dead("a", 1000);
        long before = seed.now();

        given().post("/dead-letters/a/retry").then().statusCode(200);

        Task envelope = TaskCodec.decode(bytes(redis.lindex("task_queue", 0)), "default");
        assertThat(envelope.enqueuedAt()).isBetween(before, seed.now());
        assertThat(TaskStatusCodec.decode(bytes(redis.get("task_status:a"))).enqueuedAt())
                .isEqualTo(envelope.enqueuedAt());
    }

    @Test
    void pausedQueueHasTimeOfRedis() {
        long before = seed.now();

        long pausedAt = given().post("/queues/quiet/pause").then().extract().path("pausedAt");

        assertThat(pausedAt).isBetween(before, seed.now());
    }

    @Test
    void retriesOnlyWhatWasDiscardedBeforeTimeOfRedis() {
        seed.dead("a", seed.now());
        seed.dead("later", clock.millis() - AHEAD.toMillis() / 2);

        given().contentType("application/json")
                .body("{\"all\": true}")
                .post("/dead-letters/retry")
                .then()
                .statusCode(200);

        assertThat(redis.zrange("task_dead", 0, -1)).containsExactly("later");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
