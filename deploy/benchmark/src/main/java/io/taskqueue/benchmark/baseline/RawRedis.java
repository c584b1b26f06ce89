package io.taskqueue.benchmark.baseline;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.client.RedisLink;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Raw Redis: {@code LPUSH} and {@code RPOP} of one element each, pipelined in batches, some batches unanswered. */
public final class RawRedis implements Contender {
    private static final int BATCH = 100;
    private static final int BYTES_A_BATCH = 1_000_000;
    private static final int BATCHES_IN_FLIGHT = 4;
    private static final String LIST = "raw_redis";

    private final EventLoop loop;
    private final RedisLink redis;
    private final List<Buffer> elements;
    private final int batch;

    public RawRedis(EventLoop loop, RedisLink redis, List<Buffer> elements) {
        this.loop = loop;
        this.redis = redis;
        this.elements = elements;
        this.batch = Math.clamp(BYTES_A_BATCH / elements.getFirst().length(), 1, BATCH);
    }

    @Override
    public double push(int count) {
        return inBatches(
                count, number -> Request.cmd(Command.LPUSH).arg(LIST).arg(elements.get(number % elements.size())));
    }

    @Override
    public double pop(int count) {
        return inBatches(count, number -> Request.cmd(Command.RPOP).arg(LIST));
    }

    private double inBatches(int count, IntFunction<Request> request) {
        return loop.repeat(Math.ceilDiv(count, batch), BATCHES_IN_FLIGHT, number -> {
            int from = number * batch;
            Future<?> answers = redis.batch(IntStream.range(from, Math.min(from + batch, count))
                    .mapToObj(request)
                    .toList());
            return answers;
        });
    }
}
