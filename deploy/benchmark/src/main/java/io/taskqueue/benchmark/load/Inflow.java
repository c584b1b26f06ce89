package io.taskqueue.benchmark.load;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.client.HttpLink;
import io.taskqueue.benchmark.client.RedisLink;
import io.taskqueue.benchmark.stage.ServiceProcess;
import io.taskqueue.benchmark.stage.Stage;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Brings tasks in through the producer's {@code POST /tasks/batch}, some requests at a time. */
public final class Inflow {
    /** Tasks in one request. */
    public static final int BATCH = 1000;
    /** Requests under way at any time. */
    public static final int CONNECTIONS = 4;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(10);

    private final EventLoop loop;
    private final RedisLink redis;
    private final HttpLink http;
    private final long mostWaiting;
    private volatile int answered;

    private Inflow(Stage stage, ServiceProcess producer, long mostWaiting) {
        this.loop = stage.loop();
        this.redis = stage.redis();
        this.http = stage.http(producer, CONNECTIONS);
        this.mostWaiting = mostWaiting;
    }

    /** As fast as the producer takes them. */
    public static Inflow unbounded(Stage stage, ServiceProcess producer) {
        return new Inflow(stage, producer, Long.MAX_VALUE);
    }

    /** As fast as the producer takes them while at most so many wait in the queue. */
    public static Inflow holdingBack(Stage stage, ServiceProcess producer, long mostWaiting) {
        return new Inflow(stage, producer, mostWaiting);
    }

    /** Submits all and waits until the last is acknowledged; answers the seconds. */
    public double run(ProbeTasks tasks) {
        return EventLoop.await(start(tasks));
    }

    /** Submits all, and completes with the seconds when the last is acknowledged. */
    public Future<Double> start(ProbeTasks tasks) {
        List<Buffer> bodies = bodies(tasks);
        answered = 0;
        return loop.start(bodies.size(), CONNECTIONS, number -> post(bodies.get(number)));
    }

    /** Waits until this share of the tasks under way is acknowledged. */
    public void awaitShare(ProbeTasks tasks, double share) {
        while ((double) answered * BATCH < tasks.count() * share) {
            EventLoop.await(loop.after(BETWEEN_QUESTIONS));
        }
    }

    private Future<?> post(Buffer body) {
        return room().compose(unused -> http.post("/tasks/batch", "application/x-ndjson", body))
                .onSuccess(answer -> answered++);
    }

    /** Completes as soon as not too many tasks wait. */
    private Future<Void> room() {
        if (mostWaiting == Long.MAX_VALUE) {
            return Future.succeededFuture();
        }
        return redis.send(Request.cmd(Command.LLEN).arg(Keys.QUEUE))
                .compose(waiting -> waiting.toLong() <= mostWaiting
                        ? Future.succeededFuture()
                        : loop.after(BETWEEN_LOOKS).compose(unused -> room()));
    }

    /** Made beforehand, so that the load is lean. */
    private static List<Buffer> bodies(ProbeTasks tasks) {
        return IntStream.range(0, Math.ceilDiv(tasks.count(), BATCH))
                .mapToObj(batch -> body(tasks, batch * BATCH, Math.min((batch + 1) * BATCH, tasks.count())))
                .toList();
    }

    private static Buffer body(ProbeTasks tasks, int from, int to) {
        Buffer body = Buffer.buffer();
        for (int number = from; number < to; number++) {
            body.appendBuffer(tasks.submission(number)).appendByte((byte) '\n');
        }
        return body;
    }
}
