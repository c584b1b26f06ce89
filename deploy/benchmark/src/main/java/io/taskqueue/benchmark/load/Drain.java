package io.taskqueue.benchmark.load;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.stage.Stage;
import io.taskqueue.benchmark.stage.Usage;
import io.taskqueue.benchmark.stage.UsageMeter;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts tasks before running workers at one instant and watches until none is left. */
public final class Drain {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stage stage;
    private final List<Request> lengths = new ArrayList<>();

    /** Of the workers that are ready now. */
    public Drain(Stage stage) {
        this.stage = stage;
        // In the order in which tasks move, so that none is missed between two looks.
        lengths.add(Request.cmd(Command.ZCARD).arg(Keys.SCHEDULED));
        lengths.add(Request.cmd(Command.LLEN).arg(Keys.QUEUE));
        for (Response worker : stage.redis().call(Command.SMEMBERS, Keys.NAMES.workers())) {
            lengths.add(Request.cmd(Command.LLEN).arg(Keys.NAMES.processing(worker.toString())));
        }
    }

    /** How long the workers took for how many tasks. */
    public record Drained(int tasks, Usage usage) {
        /** Tasks per second. */
        public double rate() {
            return tasks / usage.seconds();
        }

        /** The processor time Redis took for each task, in µs. */
        public double redisMicros() {
            return usage.redisCpu() / tasks * 1e6;
        }
    }

    /** Has the workers run all of these; every one must be completed. */
    public Drained run(ProbeTasks tasks) {
        seed(tasks);
        Drained drained = release(tasks);
        Accounting.requireCompleted(stage, tasks);
        return drained;
    }

    /** Puts the tasks where no worker looks. */
    public void seed(ProbeTasks tasks) {
        Seeder.push(stage, Keys.SEED, tasks);
    }

    /** Puts the seeded tasks before the workers and waits until none is left. */
    public Drained release(ProbeTasks tasks) {
        UsageMeter meter = stage.meter();
        open();
        awaitLeft(0);
        return new Drained(tasks.count(), meter.read());
    }

    /** Puts the seeded tasks before the workers: one step for Redis, however many there are. */
    public void open() {
        if (stage.redis().call(Command.RENAMENX, Keys.SEED, Keys.QUEUE).toInteger() == 0) {
            throw new IllegalStateException("the queue is not empty before a load");
        }
    }

    /** Waits until at most so many tasks are scheduled, wait or run; answers how many there are then. */
    public long awaitLeft(long most) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long left = left();
        while (left > most) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(left + " tasks are left after " + PATIENCE);
            }
            EventLoop.await(stage.loop().after(BETWEEN_LOOKS));
            left = left();
        }
        return left;
    }

    private long left() {
        return EventLoop.await(stage.redis().batch(lengths)).stream()
                .mapToLong(Response::toLong)
                .sum();
    }
}
