package io.taskqueue.benchmark.baseline;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.client.RedisLink;
import io.taskqueue.benchmark.figures.Baseline;
import io.taskqueue.benchmark.figures.Baselines;
import io.taskqueue.benchmark.figures.Spread;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.RedisServer;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;

/**
 * Measures the baselines in rounds spread over the whole run, as a machine is not equally fast all the time. Each round
 * has a fresh Redis; the first is thrown away, so that the client's code is compiled.
 */
public final class BaselineRounds {
    private static final int ELEMENTS = 10_000;
    /** Raw Redis is so much faster that it needs more elements for a time worth measuring. */
    private static final int TIMES_MORE_FOR_RAW = 10;

    private final EventLoop loop;
    private final Path logs;
    private final int count;
    private final List<Buffer> elements = ProbeTasks.idle(ELEMENTS).envelopes(0, ELEMENTS);
    private final Rates plainLoop = new Rates();
    private final Rates rawRedis = new Rates();
    private final Rates otherLoop = new Rates();

    /**
     * Rounds to be measured.
     *
     * @param count how many elements the plain loops move in each round
     */
    public BaselineRounds(EventLoop loop, Path logs, int count) {
        this.loop = loop;
        this.logs = logs;
        this.count = count;
    }

    /** Runs everything and forgets how fast it was. */
    public void warmUp() {
        round(new Rates(), new Rates(), new Rates());
    }

    /** Measures one round. */
    public void measure() {
        round(plainLoop, rawRedis, otherLoop);
    }

    /** What the rounds so far came to; at least one. */
    public Baselines result() {
        return new Baselines(plainLoop.toBaseline(), rawRedis.toBaseline(), otherLoop.toBaseline());
    }

    private void round(Rates plain, Rates raw, Rates other) {
        try (RedisServer server = new RedisServer(logs);
                RedisLink redis = server.connect(loop);
                Jedis jedis = new Jedis("127.0.0.1", server.port())) {
            plain.add(new PlainLoop(loop, redis, elements), count);
            raw.add(new RawRedis(loop, redis, elements), count * TIMES_MORE_FOR_RAW);
            other.add(new JedisLoop(jedis, elements), count);
        }
    }

    private static final class Rates {
        private final List<Double> push = new ArrayList<>();
        private final List<Double> pop = new ArrayList<>();
        private String name = "";

        void add(Contender contender, int count) {
            name = contender.name();
            push.add(count / contender.push(count));
            pop.add(count / contender.pop(count));
        }

        Baseline toBaseline() {
            return new Baseline(name, Spread.of(push), Spread.of(pop));
        }
    }
}
