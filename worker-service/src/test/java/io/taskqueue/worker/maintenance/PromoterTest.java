package io.taskqueue.worker.maintenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.testing.EmptyRedis;
import io.taskqueue.worker.config.TestConfig;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.OwnGateway;
import io.taskqueue.worker.runtime.QueueProbe;
import io.taskqueue.worker.runtime.attempt.HandlerRegistry;
import io.taskqueue.worker.runtime.attempt.Holdings;
import io.taskqueue.worker.runtime.attempt.HungHandlers;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromoterTest extends EmptyRedis {
    private static final QueueKeys KEYS = new QueueKeys("");
    private static final WorkerConfig CONFIG = TestConfig.of(Map.of("taskqueue.worker.queues", "default,mail"));

    private final OwnGateway gateway = new OwnGateway(server()).knowingTheTime();
    private final Promoter promoter = promoter(gateway);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void promotesAnotherQueuesTasksWithinAFloodsFirstBatch() {
        schedule("default", 2_000, 100);
        schedule("mail", 10, 100);

        assertThat(promoter.pass()).isTrue();

        assertThat(redis.llen(KEYS.queue("mail"))).isEqualTo(10);
        assertThat(redis.llen(KEYS.queue("default"))).isEqualTo(500);
        assertThat(redis.zcard(KEYS.scheduled("default"))).isEqualTo(1_500);
    }

    @Test
    void movesLargeTasksAFewAtATime() {
        schedule("default", 40, 100_000);

        promoter.pass();
        assertThat(redis.llen(KEYS.queue("default"))).isBetween(1L, 8L);

        promoter.round();
        assertThat(redis.llen(KEYS.queue("default"))).isEqualTo(40);
        assertThat(redis.exists(KEYS.scheduled("default"))).isFalse();
    }

    @Test
    void promotesNothingBeforeItKnowsRedisTime() {
        schedule("mail", 3, 100);
        try (OwnGateway fresh = new OwnGateway(server())) {
            Promoter unknowing = promoter(fresh);

            unknowing.round();
            assertThat(redis.exists(KEYS.queue("mail"))).isFalse();

            fresh.knowingTheTime();
            unknowing.round();
            assertThat(redis.llen(KEYS.queue("mail"))).isEqualTo(3);
        }
    }

    @Test
    void continuesWithOtherQueuesWhenOneScheduleIsOfAWrongType() {
        redis.set(KEYS.scheduled("default"), "mine");
        schedule("mail", 3, 100);

        promoter.round();

        assertThat(redis.llen(KEYS.queue("mail"))).isEqualTo(3);
        assertThat(redis.get(KEYS.scheduled("default"))).isEqualTo("mine");
    }

    @Test
    void takesTwoEqualEnvelopesForOneTask() {
        String envelope = QueueProbe.envelope("own-id", "text", "\"notBefore\":1");
        redis.zadd(KEYS.scheduled("default"), 1, envelope);
        redis.zadd(KEYS.scheduled("default"), 1, envelope);

        promoter.round();

        assertThat(redis.lrange(KEYS.queue("default"), 0, -1)).containsExactly(envelope);
    }

    private static Promoter promoter(OwnGateway gateway) {
        HandlerRegistry handlers = new HandlerRegistry(List.of(), new ObjectMapper());
        WorkerMetrics metrics =
                new WorkerMetrics(new SimpleMeterRegistry(), new Holdings(), new HungHandlers(), handlers, CONFIG);
        return new Promoter(gateway.schedule(KEYS), metrics, CONFIG);
    }

    private void schedule(String queue, int count, int length) {
        Map<byte[], Double> tasks = new HashMap<>();
        IntStream.range(0, count)
                .forEach(i -> tasks.put(
                        QueueProbe.envelope(
                                        queue + i,
                                        "text",
                                        "\"queue\":\"" + queue + "\"",
                                        "\"pad\":\"" + "x".repeat(length) + "\"")
                                .getBytes(UTF_8),
                        (double) i));
        redis.zadd(KEYS.scheduled(queue).getBytes(UTF_8), tasks);
    }
}
