package io.taskqueue.benchmark.client;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * The one thread on which all load is made: it shares the cores with what it measures, so it never hands over to
 * another thread. Callers wait on their own.
 */
public final class EventLoop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(false));

    Vertx vertx() {
        return vertx;
    }

    /** Makes {@code count} steps and waits for the last; answers the seconds from the first to the last answer. */
    public double repeat(int count, int inFlight, IntFunction<Future<?>> step) {
        return await(start(count, inFlight, step));
    }

    /**
     * Makes {@code count} steps, from 0, with up to {@code inFlight} of them unanswered at any time.
     *
     * @return the seconds from the first step to the last answer, or the first failure
     */
    public Future<Double> start(int count, int inFlight, IntFunction<Future<?>> step) {
        Promise<Double> done = Promise.promise();
        vertx.runOnContext(unused -> new Steps(count, step, done).begin(inFlight));
        return done.future();
    }

    /**
     * Makes a call on the loop's own thread. From another one an answer may be here before its listener is, and its end
     * be missed.
     */
    <T> Future<T> call(Supplier<Future<T>> call) {
        if (Context.isOnEventLoopThread()) {
            return call.get();
        }
        Promise<T> answer = Promise.promise();
        vertx.runOnContext(
                unused -> Future.succeededFuture().compose(ready -> call.get()).onComplete(answer));
        return answer.future();
    }

    /** Completes after a while. */
    public Future<Void> after(Duration pause) {
        return vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }

    /** Waits for the answer; a failure is thrown as {@link IllegalStateException}. Not for the loop's own thread. */
    public static <T> T await(Future<T> answer) {
        try {
            return answer.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    /** One run of steps; used on the event loop alone. */
    private static final class Steps {
        private final int count;
        private final IntFunction<Future<?>> step;
        private final Promise<Double> done;
        private final long begin = System.nanoTime();
        private int made;
        private int answered;

        Steps(int count, IntFunction<Future<?>> step, Promise<Double> done) {
            this.count = count;
            this.step = step;
            this.done = done;
        }

        void begin(int inFlight) {
            for (int i = 0; i < inFlight && made < count; i++) {
                next();
            }
        }

        private void next() {
            try {
                step.apply(made++).onComplete(answer -> {
                    if (answer.failed()) {
                        done.tryFail(answer.cause());
                    } else {
                        answered();
                    }
                });
            } catch (RuntimeException e) {
                done.tryFail(e);
            }
        }

        private void answered() {
            answered++;
            if (answered == count) {
                done.tryComplete((System.nanoTime() - begin) / 1e9);
            } else if (made < count && !done.future().isComplete()) {
                next();
            }
        }
    }
}
