package io.taskqueue.worker.runtime.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.worker.config.SetTicker;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private final InFlight inFlight = new InFlight();
    private final Attempt first = Attempts.number(1, new SetTicker());
    private final Attempt second = Attempts.number(2, new SetTicker());

    @Test
    void countsTheBytesOfWhatItHolds() {
        inFlight.add(first);
        inFlight.add(second);
        assertThat(inFlight.bytes())
                .isEqualTo(first.element().length() + second.element().length());

        inFlight.remove(first);
        assertThat(inFlight.bytes()).isEqualTo(second.element().length());
        assertThat(inFlight.removeAll()).containsExactly(second);
        assertThat(inFlight.bytes()).isZero();
    }

    @Test
    void countsNoneForAnEqualElement() {
        Attempt equal = Attempts.first();
        inFlight.add(first);

        assertThat(inFlight.add(equal)).isFalse();
        inFlight.remove(equal);

        assertThat(inFlight.holds(first)).isTrue();
        assertThat(inFlight.bytes()).isEqualTo(first.element().length());
    }
}
