package io.taskqueue.worker.runtime.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.model.TaskProgress;
import io.taskqueue.worker.config.SetTicker;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class AttemptTest {
    private static final Duration TIMEOUT = Attempts.POLICY.timeout();

    private final SetTicker ticker = new SetTicker();
    private final Attempt attempt = Attempts.number(1, ticker);

    @Test
    void countsItsTimeoutFromItsBeginning() throws InterruptedException {
        ticker.advance(Duration.ofHours(1));
        assertThat(attempt.isOverdue()).isFalse();
        assertThat(attempt.timeLeft()).isEqualTo(TIMEOUT);

        attempt.begin(1_100);

        assertThat(attempt.timeLeft()).isEqualTo(TIMEOUT);
        ticker.advance(TIMEOUT);
        assertThat(attempt.isOverdue()).isFalse();
        ticker.advance(Duration.ofNanos(1));
        assertThat(attempt.isOverdue()).isTrue();
        assertThat(attempt.timeLeft()).isNegative();
    }

    @Test
    void startsWhenItBeginsAndNotWhenItIsClaimed() throws InterruptedException {
        assertThat(attempt.claimedAt()).isEqualTo(1_000);
        assertThat(attempt.startedAt()).isNull();

        attempt.begin(1_100);

        assertThat(attempt.startedAt()).isEqualTo(1_100);
    }

    @Test
    void givesItsPlaceBackOnce() throws InterruptedException {
        Semaphore limit = new Semaphore(1);
        attempt.leavePlace();
        attempt.takePlace(limit);
        assertThat(limit.availablePermits()).isZero();

        attempt.leavePlace();
        attempt.leavePlace();

        assertThat(limit.availablePermits()).isEqualTo(1);
    }

    @Test
    void interruptsItsThreadOnCancellation() {
        Thread runner = Thread.currentThread();
        attempt.ranBy(runner);

        attempt.cancel(Cancellation.TIMEOUT);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempt.isCancelled()).isTrue();
        assertThat(attempt.cancellation()).isEqualTo(Cancellation.TIMEOUT);
    }

    @Test
    void keepsTheFirstReasonOfSeveral() {
        attempt.cancel(Cancellation.LEASE_LOST);
        attempt.cancel(Cancellation.TIMEOUT);

        assertThat(attempt.cancellation()).isEqualTo(Cancellation.LEASE_LOST);
    }

    @Test
    void doesNotBeginOnceCancelled() {
        attempt.cancel(Cancellation.DRAIN);

        assertThatThrownBy(() -> attempt.begin(1_000)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void isNeitherCancelledNorInterruptedOnceSettled() {
        attempt.ranBy(Thread.currentThread());
        attempt.settle();

        attempt.cancel(Cancellation.TIMEOUT);

        assertThat(attempt.isCancelled()).isFalse();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void isSettledOnce() {
        assertThat(attempt.settle()).isTrue();
        assertThat(attempt.settle()).isFalse();
    }

    @Test
    void ignoresItsTimeoutWhenItRunsOnAfterThePatience() throws InterruptedException {
        attempt.begin(1_000);
        attempt.cancel(Cancellation.TIMEOUT);

        Duration patience = Duration.ofSeconds(5);
        ticker.advance(patience);
        assertThat(attempt.ignoresTimeout(patience)).isFalse();
        ticker.advance(Duration.ofNanos(1));
        assertThat(attempt.ignoresTimeout(patience)).isTrue();
        attempt.settle();
        assertThat(attempt.ignoresTimeout(patience)).isFalse();
    }

    @Test
    void keepsTheLatestProgressUntilItIsTaken() {
        attempt.progress(10, "begun");
        attempt.progress(140, "beyond");

        assertThat(attempt.takeProgress()).isEqualTo(new TaskProgress(100, "beyond"));
        assertThat(attempt.takeProgress()).isNull();
    }

    @Test
    void isOverWhenItsThreadEnded() {
        assertThat(attempt.hasThreadEnded()).isFalse();

        attempt.threadEnded();

        assertThat(attempt.hasThreadEnded()).isTrue();
    }
}
