package io.taskqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.redis.RedisUnavailableException.Effect;
import io.taskqueue.redis.RedisUnavailableException.Reason;
import io.taskqueue.testing.LogCapture;
import java.time.Duration;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutageLogTest {
    private static final String LOGGER = " io.taskqueue.redis.OutageLog ";

    private final LogCapture lines = new LogCapture(Level.INFO);
    private long nanos;
    private final OutageLog log = new OutageLog(() -> nanos);

    @AfterEach
    void stopLooking() {
        lines.close();
    }

    @Test
    void logsAnOutageOf20SecondsAmidAnswersInTwoLines() {
        for (int round = 0; round < 100; round++) {
            fail(Reason.TAKES_NO_WRITES);
            pass(Duration.ofMillis(100));
            log.answered();
            pass(Duration.ofMillis(100));
        }
        pass(Duration.ofSeconds(6));
        log.answered();

        assertThat(lines.lines())
                .containsExactly(
                        "WARN" + LOGGER + "event=redis_unavailable reason=\"claim.lua: refused\" kind=away ",
                        "INFO" + LOGGER + "event=redis_available outageMillis=19800 kind=away ");
    }

    @Test
    void logsFullMemoryOnceAMinuteAndItsLength() {
        for (int second = 0; second < 90; second++) {
            fail(Reason.OUT_OF_MEMORY);
            log.answered();
            pass(Duration.ofSeconds(1));
        }
        pass(Duration.ofSeconds(5));
        log.answered();

        String full = "WARN" + LOGGER + "event=redis_unavailable reason=\"claim.lua: refused\" kind=out_of_memory ";
        assertThat(lines.lines())
                .containsExactly(
                        full, full, "INFO" + LOGGER + "event=redis_available outageMillis=89000 kind=out_of_memory ");
    }

    private void fail(Reason reason) {
        log.failed(new RedisUnavailableException(reason, Effect.NONE, "claim.lua: refused", null));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
