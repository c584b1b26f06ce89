package io.taskqueue.benchmark.baseline;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.client.RedisLink;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;

/**
 * The plain loop: one {@code LPUSH} per element, later one {@code BRPOP} per element, each sent when the one before is
 * answered. The next is sent from the answer's own callback, so that no thread is handed over to.
 */
final class PlainLoop implements Contender {
    private static final String LIST = "plain_loop";

    private final EventLoop loop;
    private final RedisLink redis;
    private final List<Buffer> elements;

    PlainLoop(EventLoop loop, RedisLink redis, List<Buffer> elements) {
        this.loop = loop;
        this.redis = redis;
        this.elements = elements;
    }

    @Override
    public double push(int count) {
        return loop.repeat(
                count,
                1,
                number -> redis.send(Request.cmd(Command.LPUSH).arg(LIST).arg(elements.get(number % elements.size()))));
    }

    @Override
    public double pop(int count) {
        return loop.repeat(
                count,
                1,
                number -> redis.send(Request.cmd(Command.BRPOP).arg(LIST).arg("1")));
    }
}
