package io.taskqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecurringProblemTest {
    private long nanos = Long.MAX_VALUE - 1_000; // on its way to overflow, as System.nanoTime may be
    private final RecurringProblem problem = new RecurringProblem(() -> nanos);

    @Test
    void isLoggedAtFirstAndThenOnceAMinute() {
        int logged = 0;
        for (int second = 0; second < 150; second++) {
            logged += problem.occurred() ? 1 : 0;
            pass(Duration.ofSeconds(1));
        }

        assertThat(logged).isEqualTo(3);
    }

    @Test
    void isLoggedOnceAMinuteWhereItComesAndGoes() {
        int lines = 0;
        for (int second = 0; second < 120; second++) {
            lines += problem.occurred() ? 1 : 0;
            pass(Duration.ofMillis(500));
            lines += problem.absent().isPresent() ? 1 : 0;
            pass(Duration.ofMillis(500));
        }

        assertThat(lines).isEqualTo(2);
    }

    @Test
    void isLoggedOnceAMinuteWhereItComesSeldom() {
        int lines = 0;
        for (int time = 0; time < 12; time++) {
            lines += problem.occurred() ? 1 : 0;
            pass(Duration.ofSeconds(10));
            lines += problem.absent().isPresent() ? 1 : 0;
        }

        assertThat(lines).isEqualTo(4);
    }

    @Test
    void hasItsLengthOnceWhenItHasBeenAbsentForAWhile() {
        problem.occurred();
        pass(Duration.ofSeconds(20));
        problem.occurred();
        pass(Duration.ofMillis(4_999));
        assertThat(problem.absent()).isEmpty();
        pass(Duration.ofMillis(1));

        assertThat(problem.absent()).contains(Duration.ofSeconds(20));
        assertThat(problem.absent()).isEmpty();
    }

    @Test
    void hasNoLengthWhereThereWasNone() {
        assertThat(problem.absent()).isEmpty();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
