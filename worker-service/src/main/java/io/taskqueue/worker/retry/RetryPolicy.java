package io.taskqueue.worker.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often, how soon and for how long tasks of one type are attempted.
 *
 * @param maxAttempts attempts a task gets, the first included
 * @param backoff the longest delay after a first failure; it doubles with each further one
 * @param maxBackoff the longest delay of all
 * @param timeout how long one attempt may take
 * @param maxWorkerDeaths how many workers may die while they run a task before it is poison
 */
public record RetryPolicy(
        int maxAttempts, Duration backoff, Duration maxBackoff, Duration timeout, int maxWorkerDeaths) {
    /** No task waits longer, whatever is configured or requested. */
    public static final Duration LONGEST_DELAY = Duration.ofDays(365);

    /**
     * Whether one more death would make a task poison. Its worker then runs it alone, as until then its neighbours may
     * as well have been what killed the workers.
     */
    public boolean isSuspect(int workerDeaths) {
        return workerDeaths > 0 && workerDeaths >= maxWorkerDeaths - 1;
    }

    /**
     * The delay before the attempt after {@code failedAttempt}: exponential with full jitter, evenly between zero and
     * {@code min(maxBackoff, backoff × 2^(failedAttempt − 1))}. Marc Brooker, "Exponential Backoff And Jitter", AWS
     * Architecture Blog, 2015.
     */
    public Duration delayAfter(int failedAttempt, RandomGenerator random) {
        return Duration.ofMillis(
                random.nextLong(longestDelayAfter(failedAttempt).toMillis() + 1));
    }

    private Duration longestDelayAfter(int failedAttempt) {
        long longest = millis(maxBackoff);
        long delay = Math.min(millis(backoff), longest);
        for (int doubled = 1; doubled < failedAttempt && delay < longest; doubled++) {
            delay = Math.min(longest, delay * 2);
        }
        return Duration.ofMillis(delay);
    }

    /** Milliseconds of a duration that may be too long to be counted in them. */
    private static long millis(Duration duration) {
        return (duration.compareTo(LONGEST_DELAY) < 0 ? duration : LONGEST_DELAY).toMillis();
    }
}
