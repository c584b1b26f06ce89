package io.taskqueue.benchmark.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import redis.clients.jedis.Jedis;

/** The plain loop by a blocking client. */
final class JedisLoop implements Contender {
    private static final byte[] LIST = "jedis_loop".getBytes(UTF_8);

    private final Jedis redis;
    private final List<byte[]> elements;

    JedisLoop(Jedis redis, List<Buffer> elements) {
        this.redis = redis;
        this.elements = elements.stream().map(Buffer::getBytes).toList();
    }

    @Override
    public double push(int count) {
        long begin = System.nanoTime();
        for (int number = 0; number < count; number++) {
            redis.lpush(LIST, elements.get(number % elements.size()));
        }
        return secondsSince(begin);
    }

    @Override
    public double pop(int count) {
        long begin = System.nanoTime();
        for (int number = 0; number < count; number++) {
            redis.brpop(1, LIST);
        }
        return secondsSince(begin);
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
