package io.taskqueue.worker.runtime;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.taskqueue.redis.RecurringProblem;
import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.Ticker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Repeats one piece of work on a thread of its own until it is stopped. A failed round is logged, and the next one
 * follows all the same. Starting twice, stopping unstarted and stopping twice do nothing.
 */
public final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

    private final String name;
    private final Duration every;
    private final Runnable round;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final RecurringProblem problem = new RecurringProblem(Ticker.SYSTEM);

    @GuardedBy("this")
    private Thread thread;

    private volatile long lastRound = System.nanoTime();

    public Loop(String name, Duration every, Runnable round) {
        this.name = name;
        this.every = every;
        this.round = round;
    }

    public synchronized void start() {
        if (thread == null && stopped.getCount() > 0) {
            thread = Thread.ofPlatform().name("taskqueue-" + name).daemon().start(this::run);
        }
    }

    /** Lets the round at work end, for at most five seconds, and begins no other. */
    public void stop() {
        stopped.countDown();
        Thread running = thread();
        if (running != null && running != Thread.currentThread()) {
            try {
                running.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * An outage has log lines of its own; any other problem is logged when {@link RecurringProblem} allows it, not
     * every round.
     */
    private void failed(RuntimeException e) {
        if (!(e instanceof RedisUnavailableException) && problem.occurred()) {
            LOG.warnf(e, "event=round_failed loop=%s problem=\"%s\"", name, e.getMessage());
        }
    }

    private void succeeded() {
        problem.absent()
                .ifPresent(length -> LOG.infof(
                        "event=round_succeeded loop=%s failedSeconds=%.1f", name, length.toMillis() / 1000.0));
    }

    public String name() {
        return name;
    }

    /** Whether the loop's thread lives and has begun a round within {@code time}. */
    public boolean isTurning(Duration time) {
        Thread running = thread();
        return running != null && running.isAlive() && System.nanoTime() - lastRound < time.toNanos();
    }

    private synchronized Thread thread() {
        return thread;
    }

    private void run() {
        try {
            Duration pause;
            do {
                pause = runRound();
            } while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            LOG.warnf("event=loop_interrupted loop=%s", name);
        }
    }

    private Duration runRound() {
        lastRound = System.nanoTime();
        try {
            round.run();
            succeeded();
            return every;
        } catch (RuntimeException e) {
            failed(e);
            return every.compareTo(PAUSE_AFTER_FAILURE) > 0 ? every : PAUSE_AFTER_FAILURE;
        }
    }
}
