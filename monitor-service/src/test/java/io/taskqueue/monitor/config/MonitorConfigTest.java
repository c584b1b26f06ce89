package io.taskqueue.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonitorConfigTest {
    @Test
    void hasTheDocumentedDefaults() {
        MonitorConfig config = read(Map.of());

        assertThat(config.port()).isEqualTo(8082);
        assertThat(config.maxBacklogAge()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.minWorkers()).isEqualTo(1);
        assertThat(config.maxDeadLetters()).isZero();
        assertThat(config.queues()).isEmpty();
        assertThat(config.sampleInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.redisTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.bulkTime()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void readsEveryKey() {
        MonitorConfig config = read(Map.of(
                "taskqueue.monitor.port", "1",
                "taskqueue.monitor.max-backlog-age", "2m",
                "taskqueue.monitor.min-workers", "3",
                "taskqueue.monitor.max-dead-letters", "4",
                "taskqueue.monitor.queues", "a,b",
                "taskqueue.monitor.sample-interval", "6s",
                "taskqueue.monitor.redis-timeout", "7s",
                "taskqueue.monitor.bulk-time", "8s"));

        assertThat(config.port()).isEqualTo(1);
        assertThat(config.maxBacklogAge()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.minWorkers()).isEqualTo(3);
        assertThat(config.maxDeadLetters()).isEqualTo(4);
        assertThat(config.queues()).contains(List.of("a", "b"));
        assertThat(config.sampleInterval()).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.redisTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(config.bulkTime()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void namesTheKeyOfAWrongValue() {
        assertThatThrownBy(() -> read(Map.of("taskqueue.monitor.max-backlog-age", "soon")))
                .hasMessageContaining("taskqueue.monitor.max-backlog-age");
    }

    private static MonitorConfig read(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MonitorConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(MonitorConfig.class);
    }
}
