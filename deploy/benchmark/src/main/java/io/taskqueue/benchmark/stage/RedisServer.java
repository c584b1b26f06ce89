package io.taskqueue.benchmark.stage;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.client.RedisLink;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;

/** A fresh redis-server on a free port, without persistence. */
public final class RedisServer implements AutoCloseable {
    private static final int MOST_TRIES = 500;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);

    private final int port = Ports.free();
    private final Background process;

    public RedisServer(Programs programs) {
        List<String> command = List.of(
                programs.redisServer().toString(),
                "--port",
                String.valueOf(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no");
        process = Background.start(new ProcessBuilder(command), programs.logs().resolve("redis-" + port + ".log"));
    }

    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Connects as soon as it answers. */
    public RedisLink connect(EventLoop loop) {
        for (int tries = 1; ; tries++) {
            process.requireAlive();
            try {
                RedisLink link = new RedisLink(loop, uri());
                link.call(Command.PING);
                return link;
            } catch (IllegalStateException e) {
                if (tries == MOST_TRIES) {
                    throw new IllegalStateException("redis-server does not answer: " + process.lastWords(), e);
                }
                EventLoop.await(loop.after(BETWEEN_TRIES));
            }
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
