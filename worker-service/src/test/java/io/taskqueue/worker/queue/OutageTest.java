package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.worker.config.LogLines;
import io.taskqueue.worker.config.SetTicker;
import io.taskqueue.worker.queue.RedisUnavailableException.Reason;
import java.time.Duration;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutageTest {
    private final SetTicker ticker = new SetTicker();
    private final Outage outage = new Outage(ticker);
    private final LogLines lines = new LogLines(Outage.class);

    @AfterEach
    void stopLooking() {
        lines.close();
    }

    @Test
    void isOverForNoLongerThanTheProcessRuns() {
        ticker.advance(Duration.ofSeconds(9));

        assertThat(outage.awayFor()).isEmpty();
        assertThat(outage.isOverFor(Duration.ofSeconds(9))).isTrue();
        assertThat(outage.isOverFor(Duration.ofSeconds(10))).isFalse();
    }

    @Test
    void beginsWithTheFirstFailure() {
        fail(Reason.AWAY);
        ticker.advance(Duration.ofMinutes(5));
        fail(Reason.AWAY);

        assertThat(outage.awayFor()).contains(Duration.ofMinutes(5));
        assertThat(outage.isOverFor(Duration.ZERO)).isFalse();
    }

    @Test
    void isOverForTheTimeSinceRedisAnsweredAgain() {
        ticker.advance(Duration.ofDays(1));
        fail(Reason.AWAY);
        outage.succeeded();
        ticker.advance(Duration.ofSeconds(9));

        assertThat(outage.awayFor()).isEmpty();
        assertThat(outage.isOverFor(Duration.ofSeconds(9))).isTrue();
        assertThat(outage.isOverFor(Duration.ofSeconds(10))).isFalse();
    }

    @Test
    void countsFromTheLastOfSeveralOutages() {
        fail(Reason.AWAY);
        outage.succeeded();
        ticker.advance(Duration.ofSeconds(9));
        fail(Reason.AWAY);
        outage.succeeded();

        assertThat(outage.isOverFor(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void goesOnWhileReadsSucceedAndWritesAreRefused() {
        fail(Reason.TAKES_NO_WRITES);
        outage.succeeded();
        assertThat(outage.awayFor()).isPresent();

        outage.written();

        assertThat(outage.awayFor()).isEmpty();
    }

    @Test
    void isNoOutageWhereMemoryIsFull() {
        fail(Reason.OUT_OF_MEMORY);

        assertThat(outage.awayFor()).isEmpty();
        assertThat(outage.isOverFor(Duration.ZERO)).isTrue();
    }

    @Test
    void logsWritesRefusedFor20SecondsAmidReadsThatSucceedInTwoLines() {
        for (int round = 0; round < 100; round++) {
            fail(Reason.TAKES_NO_WRITES);
            ticker.advance(Duration.ofMillis(100));
            outage.succeeded();
            ticker.advance(Duration.ofMillis(100));
        }
        ticker.advance(Duration.ofSeconds(6));
        outage.written();

        assertThat(lines.records())
                .extracting(LogRecord::getMessage)
                .containsExactly(
                        "redis is away, calls will be tried again: problem=\"claim.lua: refused\"",
                        "redis is back: awaySeconds=19.8");
    }

    @Test
    void logsFullMemoryOnceAMinuteAndItsLength() {
        for (int second = 0; second < 90; second++) {
            fail(Reason.OUT_OF_MEMORY);
            outage.succeeded();
            ticker.advance(Duration.ofSeconds(1));
        }
        ticker.advance(Duration.ofSeconds(5));
        outage.succeeded();

        assertThat(lines.records())
                .extracting(LogRecord::getMessage)
                .containsExactly(
                        "redis has no memory to spare: problem=\"claim.lua: refused\"",
                        "redis has no memory to spare: problem=\"claim.lua: refused\"",
                        "redis has memory to spare: fullSeconds=89.0");
        assertThat(lines.records()).extracting(LogRecord::getThrown).containsOnlyNulls();
    }

    private void fail(Reason reason) {
        outage.failed(new RedisUnavailableException(reason, "claim.lua: refused", null));
    }
}
