package io.taskqueue.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.model.TaskProgress;
import io.taskqueue.worker.config.SetClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptTest {
    private static final Duration TIMEOUT = Attempts.POLICY.timeout();

    private final SetClock clock = new SetClock();
    private final Attempt attempt = Attempts.number(1, clock);

    @Test
    void countsItsTimeoutFromItsBeginning() throws InterruptedException {
        clock.advance(Duration.ofHours(1));
        assertThat(attempt.isOverdue(clock.instant())).isFalse();

        attempt.begin();

        assertThat(attempt.deadline()).isEqualTo(clock.instant().plus(TIMEOUT));
        assertThat(attempt.isOverdue(clock.instant().plus(TIMEOUT))).isFalse();
        assertThat(attempt.isOverdue(clock.instant().plus(TIMEOUT).plusNanos(1)))
                .isTrue();
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

        assertThatThrownBy(attempt::begin).isInstanceOf(InterruptedException.class);
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
        attempt.begin();
        attempt.cancel(Cancellation.TIMEOUT);
        Instant cancelled = clock.instant();

        Duration patience = Duration.ofSeconds(5);
        assertThat(attempt.ignoresTimeout(cancelled.plus(patience), patience)).isFalse();
        assertThat(attempt.ignoresTimeout(cancelled.plus(patience).plusNanos(1), patience))
                .isTrue();
        attempt.settle();
        assertThat(attempt.ignoresTimeout(cancelled.plus(patience).plusNanos(1), patience))
                .isFalse();
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
        assertThat(attempt.isOver()).isFalse();

        attempt.over();

        assertThat(attempt.isOver()).isTrue();
    }
}
