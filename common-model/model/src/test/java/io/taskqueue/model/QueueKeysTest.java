package io.taskqueue.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.testing.RealRedis;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;

class QueueKeysTest {
    @Test
    void namesEveryKey() {
        assertThat(allKeys(new QueueKeys("")))
                .containsExactly(
                        "task_queue",
                        "task_queue:mails",
                        "task_scheduled",
                        "task_scheduled:mails",
                        "task_status:task1",
                        "task_dead",
                        "worker_status:worker-1",
                        "task_workers",
                        "task_workers_lost",
                        "task_processing:worker-1",
                        "task_key:abc",
                        "queue_control:default",
                        "queue_control:mails",
                        "task_queues");
    }

    @Test
    void putsPrefixBeforeEveryKey() {
        List<String> plain = allKeys(new QueueKeys(""));

        assertThat(allKeys(new QueueKeys("{tq}:")))
                .containsExactlyElementsOf(
                        plain.stream().map(key -> "{tq}:" + key).toList());
        assertThat(plain).doesNotHaveDuplicates();
    }

    @Test
    void findsWorkerOfItsProcessingList() {
        QueueKeys keys = new QueueKeys("{tq}:");

        assertThat(keys.workerOfProcessing(keys.processing("worker:1 *"))).isEqualTo("worker:1 *");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{tq}:", "a*b:", "a?b:", "[ab]:", "[^a]:", "a\\b:", "a^b:", "-]:", "é:"})
    void matchesItsProcessingListsAndNoOthers(String prefix) {
        QueueKeys keys = new QueueKeys(prefix);
        try (RealRedis redis = RealRedis.start();
                Jedis client = redis.connect()) {
            client.lpush(keys.processing("worker-1"), "x");
            client.lpush(keys.processing("worker-2:é"), "x");
            client.lpush("x" + prefix + "task_processing:other", "x");
            client.lpush("aXb:task_processing:other", "x");
            client.lpush("ab:task_processing:other", "x");
            client.lpush("b:task_processing:other", "x");
            client.sadd(keys.workers(), "x");

            List<String> found = client.scan(
                            "0",
                            new ScanParams().match(keys.processingPattern()).count(100))
                    .getResult();

            assertThat(found).containsExactlyInAnyOrder(keys.processing("worker-1"), keys.processing("worker-2:é"));
        }
    }

    private static List<String> allKeys(QueueKeys keys) {
        return List.of(
                keys.queue("default"),
                keys.queue("mails"),
                keys.scheduled("default"),
                keys.scheduled("mails"),
                keys.status("task1"),
                keys.dead(),
                keys.workerStatus("worker-1"),
                keys.workers(),
                keys.lostWorkers(),
                keys.processing("worker-1"),
                keys.idempotency("abc"),
                keys.control("default"),
                keys.control("mails"),
                keys.queues());
    }
}
