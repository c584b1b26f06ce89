package io.taskqueue.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartPausesTest {
    private final RestartPauses pauses = new RestartPauses();

    @Test
    void doublesUpToHalfAMinute() {
        assertThat(Stream.generate(() -> pauses.after(Duration.ZERO).toSeconds())
                        .limit(7))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void beginsAnewAfterAMinuteOfRunning() {
        pauses.after(Duration.ZERO);
        pauses.after(Duration.ZERO);

        assertThat(pauses.after(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(pauses.after(Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
    }
}
