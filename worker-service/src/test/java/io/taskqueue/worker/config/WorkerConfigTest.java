package io.taskqueue.worker.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerConfigTest {
    @Test
    void hasTheDocumentedDefaults() {
        WorkerConfig config = TestConfig.defaults();

        assertThat(config.redis().hosts()).isEqualTo("redis://localhost:6379");
        assertThat(config.redis().keyPrefix()).isEmpty();
        assertThat(config.redis().commandTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.retention()).isEqualTo(Duration.ofHours(24));
        assertThat(config.types()).isEmpty();

        WorkerConfig.Worker worker = config.worker();
        assertThat(worker.port()).isEqualTo(8081);
        assertThat(worker.enabled()).isTrue();
        assertThat(worker.name()).isEmpty();
        assertThat(worker.queues()).containsExactly("default");
        assertThat(worker.concurrency()).isEqualTo(50);
        assertThat(worker.lease()).isEqualTo(Duration.ofSeconds(10));
        assertThat(worker.sweepEvery()).isEqualTo(Duration.ofSeconds(2));
        assertThat(worker.orphanSweepEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(worker.promoteEvery()).isEqualTo(Duration.ofMillis(20));
        assertThat(worker.drain()).isEqualTo(Duration.ofSeconds(20));
        assertThat(worker.maxElementSize()).isEqualTo(1_048_576);
        assertThat(worker.unknownTypeAge()).isEqualTo(Duration.ofHours(24));
        assertThat(worker.unknownTypeDelay()).isEqualTo(Duration.ofSeconds(10));

        WorkerConfig.Retry retry = config.retry();
        assertThat(retry.maxAttempts()).isEqualTo(10);
        assertThat(retry.backoff()).isEqualTo(Duration.ofSeconds(1));
        assertThat(retry.maxBackoff()).isEqualTo(Duration.ofMinutes(10));
        assertThat(retry.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(retry.maxWorkerDeaths()).isEqualTo(3);
    }

    @Test
    void readsEveryKey() {
        WorkerConfig config = TestConfig.of(Map.ofEntries(
                entry("taskqueue.redis.hosts", "redis://a:1,redis://b:2"),
                entry("taskqueue.redis.key-prefix", "{tq}:"),
                entry("taskqueue.redis.command-timeout", "3s"),
                entry("taskqueue.retention", "1h"),
                entry("taskqueue.worker.port", "0"),
                entry("taskqueue.worker.enabled", "false"),
                entry("taskqueue.worker.name", "blue"),
                entry("taskqueue.worker.queues", "mail,default"),
                entry("taskqueue.worker.concurrency", "7"),
                entry("taskqueue.worker.lease", "5s"),
                entry("taskqueue.worker.sweep-every", "1s"),
                entry("taskqueue.worker.orphan-sweep-every", "2m"),
                entry("taskqueue.worker.promote-every", "5ms"),
                entry("taskqueue.worker.drain", "1m"),
                entry("taskqueue.worker.max-element-size", "2048"),
                entry("taskqueue.worker.unknown-type-age", "0s"),
                entry("taskqueue.worker.unknown-type-delay", "1s"),
                entry("taskqueue.retry.max-attempts", "4"),
                entry("taskqueue.retry.backoff", "10ms"),
                entry("taskqueue.retry.max-backoff", "1m"),
                entry("taskqueue.retry.timeout", "30s"),
                entry("taskqueue.retry.max-worker-deaths", "1"),
                entry("taskqueue.types.\"form.submission\".max-attempts", "2"),
                entry("taskqueue.types.\"form.submission\".backoff", "3s"),
                entry("taskqueue.types.\"form.submission\".max-backoff", "4s"),
                entry("taskqueue.types.\"form.submission\".timeout", "5s"),
                entry("taskqueue.types.\"form.submission\".concurrency", "6"),
                entry("taskqueue.types.\"form.submission\".retention", "7s")));

        assertThat(config.redis().hosts()).isEqualTo("redis://a:1,redis://b:2");
        assertThat(config.redis().keyPrefix()).contains("{tq}:");
        assertThat(config.redis().commandTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.retention()).isEqualTo(Duration.ofHours(1));

        WorkerConfig.Worker worker = config.worker();
        assertThat(worker.port()).isZero();
        assertThat(worker.enabled()).isFalse();
        assertThat(worker.name()).contains("blue");
        assertThat(worker.queues()).containsExactly("mail", "default");
        assertThat(worker.concurrency()).isEqualTo(7);
        assertThat(worker.lease()).isEqualTo(Duration.ofSeconds(5));
        assertThat(worker.sweepEvery()).isEqualTo(Duration.ofSeconds(1));
        assertThat(worker.orphanSweepEvery()).isEqualTo(Duration.ofMinutes(2));
        assertThat(worker.promoteEvery()).isEqualTo(Duration.ofMillis(5));
        assertThat(worker.drain()).isEqualTo(Duration.ofMinutes(1));
        assertThat(worker.maxElementSize()).isEqualTo(2048);
        assertThat(worker.unknownTypeAge()).isZero();
        assertThat(worker.unknownTypeDelay()).isEqualTo(Duration.ofSeconds(1));

        WorkerConfig.Retry retry = config.retry();
        assertThat(retry.maxAttempts()).isEqualTo(4);
        assertThat(retry.backoff()).isEqualTo(Duration.ofMillis(10));
        assertThat(retry.maxBackoff()).isEqualTo(Duration.ofMinutes(1));
        assertThat(retry.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(retry.maxWorkerDeaths()).isEqualTo(1);

        WorkerConfig.TypeSettings form = config.types().get("form.submission");
        assertThat(form.maxAttempts()).contains(2);
        assertThat(form.backoff()).contains(Duration.ofSeconds(3));
        assertThat(form.maxBackoff()).contains(Duration.ofSeconds(4));
        assertThat(form.timeout()).contains(Duration.ofSeconds(5));
        assertThat(form.concurrency()).contains(6);
        assertThat(form.retention()).contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({
        "taskqueue.worker.concurrency,0",
        "taskqueue.worker.concurrency,many",
        "taskqueue.worker.port,65536",
        "taskqueue.worker.name,'white space'",
        "taskqueue.worker.queues,'a b'",
        "taskqueue.worker.queues,','",
        "taskqueue.worker.lease,499ms",
        "taskqueue.worker.lease,soon",
        "taskqueue.worker.sweep-every,49ms",
        "taskqueue.worker.orphan-sweep-every,99ms",
        "taskqueue.worker.promote-every,0s",
        "taskqueue.worker.max-element-size,1023",
        "taskqueue.worker.drain,-PT0.0001S",
        "taskqueue.redis.command-timeout,1ms",
        "taskqueue.retention,1ms",
        "taskqueue.retry.max-attempts,0",
        "taskqueue.retry.backoff,0s",
        "taskqueue.retry.max-backoff,0s",
        "taskqueue.retry.timeout,0s",
        "taskqueue.retry.max-worker-deaths,0",
        "taskqueue.types.text.max-attempts,0",
        "taskqueue.types.text.timeout,0s",
        "taskqueue.types.text.concurrency,0",
        "taskqueue.types.text.retention,1ms"
    })
    void namesTheKeyOfAWrongValue(String key, String value) {
        assertThatThrownBy(() -> TestConfig.of(Map.of(key, value))).hasStackTraceContaining(key);
    }
}
