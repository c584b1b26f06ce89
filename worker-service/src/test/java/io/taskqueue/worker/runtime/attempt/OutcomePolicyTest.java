package io.taskqueue.worker.runtime.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.worker.config.SetTicker;
import io.taskqueue.worker.config.TestConfig;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.retry.RetryPolicy;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutcomePolicyTest {
    private final RedisClock redisClock = new RedisClock();
    private final OutcomePolicy outcomePolicy =
            new OutcomePolicy(redisClock, new Random(1), new Retentions(TestConfig.defaults()));
    private final long begun = redisClock.now();

    @Test
    void completesWithTheResult() {
        Ending ending = outcomePolicy.decide(Attempts.first(), Outcome.completed(RawJson.of("{\"sum\":3}")));

        assertThat(ending).isInstanceOf(Ending.Complete.class);
        assertThat(ending.status().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(ending.status().result()).isEqualTo(RawJson.of("{\"sum\":3}"));
        assertThat(ending.status().task()).isNull();
        assertThat(ending.status().maxAttempts()).isNull();
        assertThat(ending.status().finishedAt()).isGreaterThanOrEqualTo(begun);
    }

    @Test
    void cancelsWithTheReason() {
        Ending ending = outcomePolicy.decide(Attempts.first(), new Outcome.Cancelled("the dataset was", null));

        assertThat(ending).isInstanceOf(Ending.Complete.class);
        assertThat(ending.status().state()).isEqualTo(TaskState.CANCELLED);
        assertThat(ending.status().reason()).isEqualTo("the dataset was");
        assertThat(ending.status().task()).isNull();
        assertThat(ending.status().failures()).isEmpty();
        assertThat(((Ending.Complete) ending).retention()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void keepsARecordAsLongAsTheHandlerAsks() {
        Ending brief = outcomePolicy.decide(Attempts.first(), new Outcome.Completed(null, Duration.ofMinutes(10)));

        assertThat(((Ending.Complete) brief).retention()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void letsAnExceptionWaitForItsBackoff() {
        Ending ending = outcomePolicy.decide(Attempts.first(), new IllegalStateException("broken"));

        Task next = next(ending);
        assertThat(ending.status().state()).isEqualTo(TaskState.RETRYABLE);
        assertThat(ending.status().attempt()).isEqualTo(1);
        assertThat(ending.status().dueAt())
                .isEqualTo(next.notBefore())
                .isEqualTo(unfinished(ending).at());
        assertThat(next.attempt()).isEqualTo(2);
        assertThat(next.notBefore()).isBetween(begun, begun + 100 + 5_000);
        assertThat(next.failures()).extracting(TaskFailure::error).containsExactly("java.lang.IllegalStateException");
        assertThat(next.failures()).extracting(TaskFailure::message).containsExactly("broken");
    }

    @Test
    void letsARetryWaitAsLongAsItAsks() {
        Ending ending = outcomePolicy.decide(Attempts.first(), new Outcome.Retry(Duration.ofMinutes(2), "busy"));

        assertThat(next(ending).notBefore()).isBetween(begun + 120_000, begun + 125_000);
        assertThat(next(ending).failures()).extracting(TaskFailure::error).containsExactly("Retry");
    }

    @Test
    void letsARetryThatAsksForLessWaitForTheBackoff() {
        OutcomePolicy patient =
                new OutcomePolicy(redisClock, new LongestDelays(), new Retentions(TestConfig.defaults()));
        long backoff = Attempts.POLICY.backoff().toMillis();

        Ending ending = patient.decide(Attempts.first(), new Outcome.Retry(Duration.ZERO, "busy"));

        assertThat(next(ending).notBefore()).isGreaterThanOrEqualTo(begun + backoff);
    }

    @Test
    void boundsARetryThatAsksForAnyDelay() {
        Ending never =
                outcomePolicy.decide(Attempts.first(), new Outcome.Retry(Duration.ofSeconds(Long.MAX_VALUE), ""));
        Ending past = outcomePolicy.decide(Attempts.first(), new Outcome.Retry(Duration.ofSeconds(Long.MIN_VALUE), ""));

        long longest = RetryPolicy.LONGEST_DELAY.toMillis();
        assertThat(next(never).notBefore()).isBetween(begun + longest, begun + longest + 5_000);
        assertThat(next(past).notBefore()).isBetween(begun, begun + 5_000);
    }

    @Test
    void discardsWhenTheAttemptsAreSpent() {
        Ending ending = outcomePolicy.decide(Attempts.number(3, new SetTicker()), new IllegalStateException("broken"));

        assertThat(ending).isInstanceOf(Ending.Discard.class);
        assertThat(unfinished(ending).stored()).hasToString("id-1");
        assertThat(ending.status().state()).isEqualTo(TaskState.DISCARDED);
        assertThat(ending.status().attempt()).isEqualTo(3);
        assertThat(ending.status().failures()).extracting(TaskFailure::attempt).containsExactly(1, 2, 3);
        assertThat(ending.status().task().toString()).contains("secret");
    }

    @Test
    void discardsAtOnceWhatIsNotRetryable() {
        Ending thrown = outcomePolicy.decide(Attempts.first(), new NonRetryableException("no such field"));
        Ending returned = outcomePolicy.decide(Attempts.first(), new Outcome.Discard("no such field"));

        assertThat(thrown).isInstanceOf(Ending.Discard.class);
        assertThat(returned).isInstanceOf(Ending.Discard.class);
        assertThat(thrown.status().failures())
                .extracting(TaskFailure::error)
                .containsExactly(NonRetryableException.class.getName());
        assertThat(returned.status().failures()).extracting(TaskFailure::error).containsExactly("Discard");
    }

    @Test
    void takesWhateverATimedOutAttemptThrowsForTheTimeout() {
        Attempt attempt = Attempts.first();
        attempt.cancel(Cancellation.TIMEOUT);

        Ending ending = outcomePolicy.decide(attempt, new NonRetryableException("interrupted"));

        assertThat(ending.status().state()).isEqualTo(TaskState.RETRYABLE);
        assertThat(next(ending).failures()).extracting(TaskFailure::error).containsExactly(TaskFailure.TIMEOUT);
        assertThat(next(ending).failures())
                .extracting(TaskFailure::message)
                .containsExactly("did not finish within PT1S");
    }

    @Test
    void takesAnExceptionWithoutAMessage() {
        Ending ending = outcomePolicy.decide(Attempts.first(), new StackOverflowError());

        assertThat(next(ending).failures()).extracting(TaskFailure::message).containsExactly("");
    }

    @Test
    void treatsAnOutcomeThatCannotBeRecordedAsAFailure() {
        Ending ending = faulty(1).decide(Attempts.first(), new IllegalStateException("broken"));

        assertThat(next(ending).failures())
                .extracting(TaskFailure::error)
                .containsExactly(UnsupportedOperationException.class.getName());
    }

    @Test
    void makesADeadLetterOfTheBytesWhereNotEvenTheFailureCanBeRecorded() {
        Attempt attempt = Attempts.first();

        Ending ending = faulty(2).decide(attempt, new IllegalStateException("broken"));

        assertThat(ending).isInstanceOf(Ending.Discard.class);
        assertThat(ending.status().state()).isEqualTo(TaskState.DISCARDED);
        assertThat(ending.status().id()).isEqualTo("id-1");
        assertThat(Base64.getDecoder().decode(ending.status().rawElement()))
                .isEqualTo(attempt.element().bytes());
    }

    /** One that fails so many times when it looks for the length of a backoff. */
    private OutcomePolicy faulty(int times) {
        Random faulty = new Random(1) {
            private static final long serialVersionUID = 1L;
            private int left = times;

            @Override
            public long nextLong(long bound) {
                if (left-- > 0) {
                    throw new UnsupportedOperationException("no chance");
                }
                return 0;
            }
        };
        return new OutcomePolicy(redisClock, faulty, new Retentions(TestConfig.defaults()));
    }

    private static Task next(Ending ending) {
        assertThat(ending).isInstanceOf(Ending.Wait.class);
        return TaskCodec.decode(unfinished(ending).stored().bytes(), Task.DEFAULT_QUEUE);
    }

    /** The longest delay that jitter may produce. */
    private static final class LongestDelays extends Random {
        private static final long serialVersionUID = 1L;

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }

    private static Ending.Unfinished unfinished(Ending ending) {
        return (Ending.Unfinished) ending;
    }
}
