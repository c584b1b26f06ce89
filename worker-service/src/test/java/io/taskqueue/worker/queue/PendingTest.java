package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PendingTest {
    private final Pending<String> pending = new Pending<>();
    private final CompletableFuture<String> call = new CompletableFuture<>();
    private final AtomicInteger answers = new AtomicInteger();

    @Test
    void givesTheAnswerOnce() {
        pending.begin(call, answers::incrementAndGet);
        assertThat(pending.isBusy()).isTrue();
        assertThat(pending.take()).isNull();

        call.complete("done");

        assertThat(answers).hasValue(1);
        assertThat(pending.take()).isEqualTo("done");
        assertThat(pending.isBusy()).isFalse();
        assertThat(pending.take()).isNull();
        assertThat(pending.await()).isNull();
    }

    @Test
    void throwsWhatTheCallFailedWithAndIsFreeAgain() {
        pending.begin(call.thenApply(answer -> answer), answers::incrementAndGet);

        call.completeExceptionally(new IllegalArgumentException("broken"));

        assertThat(answers).hasValue(1);
        assertThatThrownBy(pending::take)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken");
        assertThat(pending.isBusy()).isFalse();
    }

    @Test
    void takesOneCallAtATime() {
        pending.begin(call, answers::incrementAndGet);

        assertThatIllegalStateException()
                .isThrownBy(() -> pending.begin(new CompletableFuture<>(), answers::incrementAndGet));
    }

    @Test
    void neverGivesTheAnswerOfAForgottenCall() {
        pending.begin(call, answers::incrementAndGet);
        pending.forget();

        call.complete("late");

        assertThat(pending.take()).isNull();
    }
}
