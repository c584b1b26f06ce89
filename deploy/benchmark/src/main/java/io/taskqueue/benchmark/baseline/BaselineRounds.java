package io.taskqueue.benchmark.baseline;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.client.RedisLink;
import io.taskqueue.benchmark.figures.Baseline;
import io.taskqueue.benchmark.figures.Baselines;
import io.taskqueue.benchmark.figures.Spread;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.AwakeCores;
import io.taskqueue.benchmark.stage.Programs;
import io.taskqueue.benchmark.stage.RedisServer;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;

/**
 * Measures the baselines in rounds spread over the whole run, as a machine is not equally fast all the time. Each round
 * has a fresh Redis; the first are thrown away, so that the client's code is compiled. The plain loop runs as it comes,
 * then once more on cores that are kept awake, since what a virtual machine's sleeping cores cost it says nothing of
 * Redis.
 */
public final class BaselineRounds {
    private static final int ELEMENTS = 10_000;
    /** Raw Redis is so much faster that it needs more elements for a time worth measuring. */
    private static final int TIMES_MORE_FOR_RAW = 10;

    private final EventLoop loop;
    private final Programs programs;
    private final int count;
    private final List<Buffer> elements = ProbeTasks.idle(ELEMENTS).envelopes(0, ELEMENTS);
    private Rounds measured = new Rounds();

    /**
     * Rounds to be measured.
     *
     * @param count how many elements the plain loops move in each round
     */
    public BaselineRounds(EventLoop loop, Programs programs, int count) {
        this.loop = loop;
        this.programs = programs;
        this.count = count;
    }

    /** Runs so many rounds and forgets how fast they were. */
    public void warmUp(int rounds) {
        measure(rounds);
        measured = new Rounds();
    }

    /** Measures so many rounds. */
    public void measure(int rounds) {
        for (int round = 0; round < rounds; round++) {
            measure();
        }
    }

    private void measure() {
        try (RedisServer server = new RedisServer(programs);
                RedisLink redis = server.connect(loop);
                Jedis jedis = new Jedis("127.0.0.1", server.port())) {
            Contender plainLoop = new PlainLoop(loop, redis, elements);
            measured.rawRedis.add(new RawRedis(loop, redis, elements), count * TIMES_MORE_FOR_RAW);
            measured.plainLoop.add(plainLoop, count);
            AwakeCores.during(programs, () -> {
                measured.awakeLoop.add(plainLoop, count);
                measured.jedisLoop.add(new JedisLoop(jedis, elements), count);
            });
        }
    }

    /** What the rounds so far came to; at least one. */
    public Baselines result() {
        return new Baselines(
                measured.plainLoop.toBaseline("plain loop"),
                measured.awakeLoop.toBaseline("awake loop"),
                measured.rawRedis.toBaseline("raw Redis"),
                List.of(measured.jedisLoop.toBaseline("awake loop, Jedis")));
    }

    /** The rates of all rounds that count. */
    private static final class Rounds {
        private final Rates plainLoop = new Rates();
        private final Rates awakeLoop = new Rates();
        private final Rates rawRedis = new Rates();
        private final Rates jedisLoop = new Rates();
    }

    /** Elements per second, one figure for each round. */
    private static final class Rates {
        private final List<Double> push = new ArrayList<>();
        private final List<Double> pop = new ArrayList<>();

        void add(Contender contender, int elements) {
            push.add(elements / contender.push(elements));
            pop.add(elements / contender.pop(elements));
        }

        Baseline toBaseline(String name) {
            return new Baseline(name, Spread.of(push), Spread.of(pop));
        }
    }
}
