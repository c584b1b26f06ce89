package io.taskqueue.worker.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    @Test
    void suspectsATaskThatOneMoreDeathWouldMakePoison() {
        assertThat(suspects(3, 0, 1, 2, 3)).containsExactly(false, false, true, true);
        assertThat(suspects(2, 0, 1, 2)).containsExactly(false, true, true);
        assertThat(suspects(1, 0, 1)).containsExactly(false, true);
    }

    private static boolean[] suspects(int maxWorkerDeaths, int... deaths) {
        RetryPolicy policy = new RetryPolicy(
                10, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), maxWorkerDeaths);
        boolean[] suspects = new boolean[deaths.length];
        for (int i = 0; i < deaths.length; i++) {
            suspects[i] = policy.isSuspect(deaths[i]);
        }
        return suspects;
    }

    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final RandomGenerator random = new Random(42);

    @ParameterizedTest
    @CsvSource({"1,100", "2,200", "3,400", "4,800", "5,1000", "6,1000", "2147483647,1000"})
    void doublesTheLongestDelayUpToTheCap(int failedAttempt, long longest) {
        RetryPolicy policy = policy(Duration.ofMillis(100), Duration.ofSeconds(1));

        List<Long> delays = IntStream.range(0, 5_000)
                .mapToObj(i -> policy.delayAfter(failedAttempt, random).toMillis())
                .toList();

        assertThat(delays).allMatch(delay -> delay >= 0 && delay <= longest);
        assertThat(delays).anyMatch(delay -> delay < longest / 20).anyMatch(delay -> delay > longest - longest / 20);
    }

    @Test
    void staysWithinItsBoundsForAnyAttempt() {
        RetryPolicy policy = policy(Duration.ofSeconds(1), Duration.ofMinutes(10));

        assertThat(IntStream.rangeClosed(1, 10_000).mapToObj(attempt -> policy.delayAfter(attempt, random)))
                .allMatch(delay -> !delay.isNegative() && delay.compareTo(Duration.ofMinutes(10)) <= 0);
    }

    @Test
    void staysWithinItsBoundsForAnyDuration() {
        for (Duration huge : new Duration[] {FOREVER, Duration.ofMillis(Long.MAX_VALUE), Duration.ofDays(100_000)}) {
            assertThat(IntStream.rangeClosed(1, 10_000)
                            .mapToObj(attempt -> policy(huge, huge).delayAfter(attempt, random)))
                    .allMatch(delay -> !delay.isNegative() && delay.compareTo(RetryPolicy.LONGEST_DELAY) <= 0);
            assertThat(IntStream.rangeClosed(1, 200)
                            .mapToObj(attempt ->
                                    policy(Duration.ofMillis(1), huge).delayAfter(attempt, random)))
                    .allMatch(delay -> !delay.isNegative() && delay.compareTo(RetryPolicy.LONGEST_DELAY) <= 0);
        }
    }

    @Test
    void neverWaitsLongerThanTheCapWhereTheBackoffIsLonger() {
        RetryPolicy policy = policy(Duration.ofHours(1), Duration.ofMillis(5));

        assertThat(IntStream.range(0, 100).mapToObj(i -> policy.delayAfter(1, random)))
                .allMatch(delay -> delay.toMillis() <= 5);
    }

    @Test
    void givesTheSameDelaysForTheSameSeed() {
        RetryPolicy policy = policy(Duration.ofSeconds(1), Duration.ofMinutes(1));

        assertThat(policy.delayAfter(3, new Random(7))).isEqualTo(policy.delayAfter(3, new Random(7)));
    }

    private static RetryPolicy policy(Duration backoff, Duration maxBackoff) {
        return new RetryPolicy(10, backoff, maxBackoff, Duration.ofMinutes(5), 3);
    }
}
