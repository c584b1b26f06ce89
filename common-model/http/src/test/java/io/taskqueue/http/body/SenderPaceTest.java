package io.taskqueue.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SenderPaceTest {
    private final SenderPace pace = new SenderPace(Duration.ofSeconds(10), 1_000);

    @Test
    void silenceUsesThePatienceUp() {
        pace.waited(TimeUnit.SECONDS.toNanos(4));

        assertThat(pace.leftNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(6));

        pace.waited(TimeUnit.SECONDS.toNanos(7));

        assertThat(pace.leftNanos()).isZero();
    }

    @Test
    void bytesGiveItBackAtTheLowestRate() {
        pace.waited(TimeUnit.SECONDS.toNanos(4));
        pace.received(3_000);

        assertThat(pace.leftNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(9));
    }

    @Test
    void manyBytesBuyNoLongerSilenceThanTheFirst() {
        pace.received(Long.MAX_VALUE / 2);

        assertThat(pace.leftNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(10));
    }

    @Test
    void aTrickleBelowTheLowestRateRunsOut() {
        int seconds = 0;
        while (pace.leftNanos() > 0) {
            pace.waited(TimeUnit.SECONDS.toNanos(1));
            pace.received(500);
            seconds++;
        }

        assertThat(seconds).isBetween(18, 21);
    }

    @Test
    void aSenderAtTheLowestRateMayGoOnForEver() {
        for (int second = 0; second < 100_000; second++) {
            pace.waited(TimeUnit.SECONDS.toNanos(1));
            pace.received(1_000);
        }

        assertThat(pace.leftNanos()).isPositive();
    }
}
