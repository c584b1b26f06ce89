package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.RedisUnavailableException.Effect;
import io.taskqueue.redis.RedisUnavailableException.Reason;
import io.taskqueue.worker.config.SetTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageGraceTest {
    private final SetTicker ticker = new SetTicker();
    private final OutageGrace grace = new OutageGrace(ticker);

    @Test
    void isOverForNoLongerThanTheProcessRuns() {
        ticker.advance(Duration.ofSeconds(9));

        assertThat(grace.awayFor()).isEmpty();
        assertThat(grace.isOverFor(Duration.ofSeconds(9))).isTrue();
        assertThat(grace.isOverFor(Duration.ofSeconds(10))).isFalse();
    }

    @Test
    void beginsWithTheFirstFailure() {
        fail(Reason.AWAY);
        ticker.advance(Duration.ofMinutes(5));
        fail(Reason.AWAY);

        assertThat(grace.awayFor()).contains(Duration.ofMinutes(5));
        assertThat(grace.isOverFor(Duration.ZERO)).isFalse();
    }

    @Test
    void isOverForTheTimeSinceRedisAnsweredAgain() {
        ticker.advance(Duration.ofDays(1));
        fail(Reason.AWAY);
        grace.answered();
        ticker.advance(Duration.ofSeconds(9));

        assertThat(grace.awayFor()).isEmpty();
        assertThat(grace.isOverFor(Duration.ofSeconds(9))).isTrue();
        assertThat(grace.isOverFor(Duration.ofSeconds(10))).isFalse();
    }

    @Test
    void countsFromTheLastOfSeveralOutages() {
        fail(Reason.AWAY);
        grace.answered();
        ticker.advance(Duration.ofSeconds(9));
        fail(Reason.AWAY);
        grace.answered();

        assertThat(grace.isOverFor(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void goesOnWhileReadsSucceedAndWritesAreRefused() {
        fail(Reason.TAKES_NO_WRITES);
        grace.answered();
        assertThat(grace.awayFor()).isPresent();

        grace.written();

        assertThat(grace.awayFor()).isEmpty();
    }

    @Test
    void isNoOutageWhereMemoryIsFull() {
        fail(Reason.OUT_OF_MEMORY);

        assertThat(grace.awayFor()).isEmpty();
        assertThat(grace.isOverFor(Duration.ZERO)).isTrue();
    }

    private void fail(Reason reason) {
        grace.failed(new RedisUnavailableException(reason, Effect.NONE, "claim.lua: refused", null));
    }
}
