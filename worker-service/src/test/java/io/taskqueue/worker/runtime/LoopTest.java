package io.taskqueue.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static final Duration OFTEN = Duration.ofMillis(1);

    private final AtomicInteger rounds = new AtomicInteger();
    private Loop loop = new Loop("test", OFTEN, rounds::incrementAndGet);

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void turnsAgainAndAgain() {
        loop.start();

        awaitRounds(5);
        assertThat(loop.isTurning(Duration.ofSeconds(5))).isTrue();
        assertThat(loop.name()).isEqualTo("test");
    }

    @Test
    void startsOneThreadWhenStartedTwice() {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        loop = new Loop("twice", OFTEN, () -> {
            atOnce.incrementAndGet();
            await(gate);
        });

        loop.start();
        loop.start();

        Awaitility.await().until(() -> atOnce.get() == 1);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("taskqueue-twice")))
                .hasSize(1);
        gate.countDown();
    }

    @Test
    void neverTurnsOnceStopped() {
        loop.stop();
        loop.start();

        assertThat(loop.isTurning(Duration.ofSeconds(5))).isFalse();
        assertThat(rounds).hasValue(0);
    }

    @Test
    void beginsNoRoundAfterItStopped() {
        loop.start();
        awaitRounds(1);

        loop.stop();
        loop.stop();

        int then = rounds.get();
        assertThat(loop.isTurning(Duration.ofSeconds(5))).isFalse();
        Awaitility.await().during(Duration.ofMillis(50)).until(() -> rounds.get() == then);
    }

    @Test
    void letsTheRoundAtWorkEndWhenStopped() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        loop = new Loop("working", OFTEN, () -> {
            begun.countDown();
            await(gate);
            ended.incrementAndGet();
        });
        loop.start();
        await(begun);

        Thread stopping = Thread.ofPlatform().start(loop::stop);
        Awaitility.await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        gate.countDown();
        stopping.join();

        assertThat(ended).hasValue(1);
    }

    @Test
    void continuesAfterAFailure() {
        loop = new Loop("failing", OFTEN, () -> {
            if (rounds.incrementAndGet() < 3) {
                throw new IllegalStateException("round failed");
            }
        });

        loop.start();

        awaitRounds(4);
        assertThat(loop.isTurning(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void doesNotCountAsTurningWhileARoundHangs() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        loop = new Loop("hanging", OFTEN, () -> {
            begun.countDown();
            await(gate);
        });
        loop.start();
        await(begun);

        Awaitility.await().until(() -> !loop.isTurning(Duration.ofMillis(20)));
        assertThat(loop.isTurning(Duration.ofMinutes(1))).isTrue();
        gate.countDown();
    }

    @Test
    void doesNotTurnBeforeItIsStarted() {
        assertThat(loop.isTurning(Duration.ofMinutes(1))).isFalse();
    }

    private void awaitRounds(int count) {
        Awaitility.await().until(() -> rounds.get() >= count);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
