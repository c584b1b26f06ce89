package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.worker.config.SetClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutageTest {
    private final SetClock clock = new SetClock();
    private final Outage outage = new Outage(clock);

    @Test
    void isOverWhereThereWasNone() {
        assertThat(outage.awaySince()).isNull();
        assertThat(outage.isOverFor(Duration.ofDays(1000))).isTrue();
    }

    @Test
    void beginsWithTheFirstFailure() {
        Instant first = clock.instant();
        fail();
        clock.advance(Duration.ofMinutes(5));
        fail();

        assertThat(outage.awaySince()).isEqualTo(first);
        assertThat(outage.isOverFor(Duration.ZERO)).isFalse();
    }

    @Test
    void isOverForTheTimeSinceRedisAnsweredAgain() {
        fail();
        outage.succeeded();
        clock.advance(Duration.ofSeconds(9));

        assertThat(outage.awaySince()).isNull();
        assertThat(outage.isOverFor(Duration.ofSeconds(9))).isTrue();
        assertThat(outage.isOverFor(Duration.ofSeconds(10))).isFalse();
    }

    @Test
    void countsFromTheLastOfSeveralOutages() {
        fail();
        outage.succeeded();
        clock.advance(Duration.ofSeconds(9));
        fail();
        outage.succeeded();

        assertThat(outage.isOverFor(Duration.ofSeconds(1))).isFalse();
    }

    private void fail() {
        outage.failed(new RedisUnavailableException("connection refused", null));
    }
}
