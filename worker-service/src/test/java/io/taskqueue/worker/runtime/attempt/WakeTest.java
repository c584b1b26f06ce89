package io.taskqueue.worker.runtime.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WakeTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(30);

    private final Wake wake = new Wake();

    @Test
    void returnsAtOnceAfterACallThatCameBefore() throws InterruptedException {
        wake.call();

        assertThat(awaitFor(LONG)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void countsManyCallsAsOne() throws InterruptedException {
        wake.call();
        wake.call();
        awaitFor(LONG);

        assertThat(awaitFor(SHORT)).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void returnsWhenTheTimeIsOver() throws InterruptedException {
        assertThat(awaitFor(SHORT)).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void wakesAThreadThatWaits() throws Exception {
        CompletableFuture<Void> woken = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                wake.await(LONG);
                woken.complete(null);
            } catch (InterruptedException e) {
                woken.completeExceptionally(e);
            }
        });

        wake.call();

        woken.get(5, TimeUnit.SECONDS);
        assertThat(woken).isCompleted();
    }

    private Duration awaitFor(Duration longest) throws InterruptedException {
        long begun = System.nanoTime();
        wake.await(longest);
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
