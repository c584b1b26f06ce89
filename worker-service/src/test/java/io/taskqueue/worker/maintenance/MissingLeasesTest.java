package io.taskqueue.worker.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.worker.config.SetTicker;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingLeasesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final SetTicker ticker = new SetTicker();
    private final MissingLeases missing = new MissingLeases(ticker, PATIENCE);

    @Test
    void declaresNoWorkerDeadAfterOneLook() {
        ticker.advance(Duration.ofHours(1));

        assertThat(missing.look(Set.of("w1", "w2"))).isEmpty();
    }

    @Test
    void takesForDeadWhoIsMissingAtEveryLookForLongEnough() {
        missing.look(Set.of("w1", "w2"));
        ticker.advance(PATIENCE.minusNanos(1));
        assertThat(missing.look(Set.of("w1", "w2"))).isEmpty();
        ticker.advance(Duration.ofNanos(1));

        assertThat(missing.look(Set.of("w1"))).containsExactly("w1");
    }

    @Test
    void beginsAnewWithWhoeverCameBack() {
        missing.look(Set.of("w1"));
        ticker.advance(Duration.ofSeconds(2));
        missing.look(Set.of());
        ticker.advance(Duration.ofSeconds(2));

        assertThat(missing.look(Set.of("w1"))).isEmpty();
    }

    @Test
    void beginsAnewWithEverybodyAfterAnOutage() {
        missing.look(Set.of("w1"));
        ticker.advance(PATIENCE);
        missing.forget();

        assertThat(missing.look(Set.of("w1"))).isEmpty();
    }
}
