package io.taskqueue.producer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.taskqueue.http.body.BodySettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
    @Test
    void hasTheDocumentedDefaults() {
        ProducerConfig producer = read(Map.of()).getConfigMapping(ProducerConfig.class);
        RedisConfig redis = read(Map.of()).getConfigMapping(RedisConfig.class);
        RecordsConfig records = read(Map.of()).getConfigMapping(RecordsConfig.class);

        assertThat(producer.port()).isEqualTo(8080);
        assertThat(producer.types())
                .containsExactlyInAnyOrder(
                        "form.submission", "email.send", "data.analysis", "http.request", "probe", "text");
        assertThat(producer.idempotencyWindow()).isEqualTo(Duration.ofHours(24));
        assertThat(producer.maxQueueDepth()).isEqualTo(1_000_000);
        assertThat(producer.maxTaskSize().asLongValue()).isEqualTo(256 * 1024);
        assertThat(producer.maxBodySize().asLongValue()).isEqualTo(1024 * 1024);
        assertThat(producer.maxBatchSize().asLongValue()).isEqualTo(16 * 1024 * 1024);
        assertThat(producer.maxBatchTasks()).isEqualTo(10_000);
        assertThat(producer.allowedOrigins()).isEmpty();
        assertThat(records.chunkSize().asLongValue()).isEqualTo(1024 * 1024);
        assertThat(records.maxSize().asLongValue()).isEqualTo(16L * 1024 * 1024 * 1024);
        assertThat(records.maxQueued()).isEqualTo(128);
        assertThat(records.patience()).isEqualTo(Duration.ofMinutes(5));
        assertThat(records.maxStreams()).isEqualTo(16);
        assertThat(records.retention()).isEqualTo(Duration.ofDays(7));
        assertThat(producer.durability()).isEqualTo(Durability.MEMORY);
        assertThat(producer.queues()).isEmpty();
        assertThat(producer.confirm().replicas()).isOne();
        assertThat(producer.confirm().fsyncedReplicas()).isZero();
        assertThat(producer.confirm().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(redis.hosts()).isEqualTo("redis://localhost:6379");
        assertThat(redis.keyPrefix()).isEmpty();
        assertThat(redis.commandTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(read(Map.of()).getConfigMapping(MonitorConfig.class).url())
                .contains(URI.create("http://localhost:8082"));
        assertThat(read(Map.of("taskqueue.monitor.url", ""))
                        .getConfigMapping(MonitorConfig.class)
                        .url())
                .isEmpty();
    }

    @Test
    void readsEveryKey() {
        SmallRyeConfig config = read(Map.ofEntries(
                Map.entry("taskqueue.producer.port", "1"),
                Map.entry("taskqueue.producer.types", "a,b"),
                Map.entry("taskqueue.producer.idempotency-window", "2m"),
                Map.entry("taskqueue.producer.max-queue-depth", "3"),
                Map.entry("taskqueue.producer.max-task-size", "4K"),
                Map.entry("taskqueue.producer.max-body-size", "5K"),
                Map.entry("taskqueue.producer.max-batch-size", "6K"),
                Map.entry("taskqueue.producer.max-batch-tasks", "7"),
                Map.entry("taskqueue.producer.allowed-origins", "https://a.example"),
                Map.entry("taskqueue.records.chunk-size", "9K"),
                Map.entry("taskqueue.records.max-size", "10K"),
                Map.entry("taskqueue.records.max-queued", "11"),
                Map.entry("taskqueue.records.patience", "12s"),
                Map.entry("taskqueue.records.max-streams", "13"),
                Map.entry("taskqueue.records.retention", "14h"),
                Map.entry("taskqueue.producer.durability", "replicated"),
                Map.entry("taskqueue.producer.queues.\"orders.eu\".durability", "fsynced"),
                Map.entry("taskqueue.producer.confirm.replicas", "2"),
                Map.entry("taskqueue.producer.confirm.fsynced-replicas", "1"),
                Map.entry("taskqueue.producer.confirm.timeout", "9s"),
                Map.entry("taskqueue.redis.hosts", "redis://r:1"),
                Map.entry("taskqueue.redis.key-prefix", "{tq}:"),
                Map.entry("taskqueue.redis.command-timeout", "8s"),
                Map.entry("taskqueue.monitor.url", "https://monitor.example")));
        ProducerConfig producer = config.getConfigMapping(ProducerConfig.class);
        RedisConfig redis = config.getConfigMapping(RedisConfig.class);
        RecordsConfig records = config.getConfigMapping(RecordsConfig.class);

        assertThat(producer.port()).isEqualTo(1);
        assertThat(producer.types()).containsExactlyInAnyOrder("a", "b");
        assertThat(producer.idempotencyWindow()).isEqualTo(Duration.ofMinutes(2));
        assertThat(producer.maxQueueDepth()).isEqualTo(3);
        assertThat(producer.maxTaskSize().asLongValue()).isEqualTo(4096);
        assertThat(producer.maxBodySize().asLongValue()).isEqualTo(5120);
        assertThat(producer.maxBatchSize().asLongValue()).isEqualTo(6144);
        assertThat(producer.maxBatchTasks()).isEqualTo(7);
        assertThat(producer.allowedOrigins()).contains(Set.of("https://a.example"));
        assertThat(records.chunkSize().asLongValue()).isEqualTo(9 * 1024);
        assertThat(records.maxSize().asLongValue()).isEqualTo(10 * 1024);
        assertThat(records.maxQueued()).isEqualTo(11);
        assertThat(records.patience()).isEqualTo(Duration.ofSeconds(12));
        assertThat(records.maxStreams()).isEqualTo(13);
        assertThat(records.retention()).isEqualTo(Duration.ofHours(14));
        assertThat(producer.durability()).isEqualTo(Durability.REPLICATED);
        assertThat(producer.queues().get("orders.eu").durability()).contains(Durability.FSYNCED);
        assertThat(producer.confirm().replicas()).isEqualTo(2);
        assertThat(producer.confirm().fsyncedReplicas()).isOne();
        assertThat(producer.confirm().timeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(redis.hosts()).isEqualTo("redis://r:1");
        assertThat(redis.keyPrefix()).contains("{tq}:");
        assertThat(redis.commandTimeout()).isEqualTo(Duration.ofSeconds(8));
        assertThat(config.getConfigMapping(MonitorConfig.class).url()).contains(URI.create("https://monitor.example"));
    }

    @Test
    void namesTheKeyOfAWrongValue() {
        assertThatThrownBy(() -> read(Map.of("taskqueue.producer.idempotency-window", "soon")))
                .hasMessageContaining("taskqueue.producer.idempotency-window");
        assertThatThrownBy(() -> read(Map.of("taskqueue.producer.durability", "eternal")))
                .hasMessageContaining("taskqueue.producer.durability");
    }

    @ParameterizedTest
    @CsvSource({
        "taskqueue.producer.port,-1,0",
        "taskqueue.producer.port,65536,65535",
        "taskqueue.producer.port,many,1",
        "taskqueue.producer.port,'',1",
        "taskqueue.producer.types,'',a",
        "taskqueue.producer.types,',','a,'",
        "taskqueue.producer.max-queue-depth,-1,0",
        "taskqueue.producer.max-queue-depth,9223372036854775808,9223372036854775807",
        "taskqueue.producer.max-task-size,2G,2147483647",
        "taskqueue.producer.max-body-size,2G,2147483647",
        "taskqueue.producer.max-batch-size,2G,2147483647",
        "taskqueue.producer.max-batch-tasks,0,1",
        "taskqueue.producer.max-batch-tasks,100001,100000",
        "taskqueue.producer.confirm.replicas,0,1",
        "taskqueue.producer.confirm.fsynced-replicas,-1,0",
        "taskqueue.records.chunk-size,1023,1K",
        "taskqueue.records.chunk-size,1048577,1M",
        "taskqueue.records.max-size,8E,7E",
        "taskqueue.records.max-queued,0,1",
        "taskqueue.records.max-unanalysed,1023K,1M",
        "taskqueue.records.max-unanalysed,1025G,1024G",
        "taskqueue.records.max-streams,0,1",
        "taskqueue.records.max-streams,101,100",
        "taskqueue.bodies.patience,99ms,100ms",
        "taskqueue.bodies.patience,3601s,1h",
        "taskqueue.bodies.lowest-rate,0,1",
        "taskqueue.bodies.lowest-rate,1025M,1G",
        "taskqueue.bodies.memory,1023K,1M",
        "taskqueue.bodies.memory,1025M,1G",
        "taskqueue.redis.command-timeout,9ms,10ms"
    })
    void enforcesTheBoundsOfSettingsAndNamesTheKey(String key, String refused, String taken) {
        assertThatThrownBy(() -> read(Map.of(key, refused))).hasMessageContaining(key);
        assertThatCode(() -> read(Map.of(key, taken))).doesNotThrowAnyException();
    }

    private static SmallRyeConfig read(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withMapping(ProducerConfig.class)
                .withMapping(RedisConfig.class)
                .withMapping(RecordsConfig.class)
                .withMapping(BodySettings.class)
                .withMapping(MonitorConfig.class)
                .withDefaultValues(values)
                .build();
    }
}
