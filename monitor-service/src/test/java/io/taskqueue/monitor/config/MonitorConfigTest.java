package io.taskqueue.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorConfigTest {
    @Test
    void hasDocumentedDefaults() {
        MonitorConfig config = read(Map.of());

        assertThat(config.port()).isEqualTo(8082);
        assertThat(config.maxBacklogAge()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.minWorkers()).isEqualTo(1);
        assertThat(config.maxDeadLetters()).isZero();
        assertThat(config.queues()).isEmpty();
        assertThat(config.sampleInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.redisTimeout()).isEmpty();
        assertThat(config.bulkTime()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.scalingWindow()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.scalingSlots()).isEqualTo(50);
        assertThat(config.scalingServiceTime()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void readsEveryKey() {
        MonitorConfig config = read(Map.ofEntries(
                Map.entry("taskqueue.monitor.port", "1"),
                Map.entry("taskqueue.monitor.max-backlog-age", "2m"),
                Map.entry("taskqueue.monitor.min-workers", "3"),
                Map.entry("taskqueue.monitor.max-dead-letters", "4"),
                Map.entry("taskqueue.monitor.queues", "a,b"),
                Map.entry("taskqueue.monitor.sample-interval", "6s"),
                Map.entry("taskqueue.monitor.redis-timeout", "7s"),
                Map.entry("taskqueue.monitor.bulk-time", "8s"),
                Map.entry("taskqueue.monitor.scaling-window", "9s"),
                Map.entry("taskqueue.monitor.scaling-slots", "10"),
                Map.entry("taskqueue.monitor.scaling-service-time", "11s")));

        assertThat(config.port()).isEqualTo(1);
        assertThat(config.maxBacklogAge()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.minWorkers()).isEqualTo(3);
        assertThat(config.maxDeadLetters()).isEqualTo(4);
        assertThat(config.queues()).contains(List.of("a", "b"));
        assertThat(config.sampleInterval()).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.redisTimeout()).contains(Duration.ofSeconds(7));
        assertThat(config.bulkTime()).isEqualTo(Duration.ofSeconds(8));
        assertThat(config.scalingWindow()).isEqualTo(Duration.ofSeconds(9));
        assertThat(config.scalingSlots()).isEqualTo(10);
        assertThat(config.scalingServiceTime()).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void reportsKeyOfInvalidValue() {
        assertThatThrownBy(() -> read(Map.of("taskqueue.monitor.max-backlog-age", "soon")))
                .hasMessageContaining("taskqueue.monitor.max-backlog-age");
    }

    @ParameterizedTest
    @CsvSource({
        "taskqueue.monitor.port,-1,0",
        "taskqueue.monitor.port,65536,65535",
        "taskqueue.monitor.port,many,1",
        "taskqueue.monitor.port,'',1",
        "taskqueue.monitor.max-backlog-age,PT0.0009S,1ms",
        "taskqueue.monitor.min-workers,-1,0",
        "taskqueue.monitor.max-dead-letters,-1,0",
        "taskqueue.monitor.max-dead-letters,9223372036854775808,9223372036854775807",
        "taskqueue.monitor.queues,a b,a.b",
        "taskqueue.monitor.queues,'a,b c','a,b-c'",
        "taskqueue.monitor.sample-interval,99ms,100ms",
        "taskqueue.monitor.redis-timeout,9ms,10ms",
        "taskqueue.monitor.bulk-time,0s,1ms",
        "taskqueue.monitor.scaling-window,999ms,1s",
        "taskqueue.monitor.scaling-slots,0,1",
        "taskqueue.monitor.scaling-slots,10001,10000",
        "taskqueue.monitor.scaling-service-time,0s,1ms"
    })
    void rejectsSettingsOutOfBounds(String key, String refused, String taken) {
        assertThatThrownBy(() -> read(Map.of(key, refused))).hasMessageContaining(key);
        assertThatCode(() -> read(Map.of(key, taken))).doesNotThrowAnyException();
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
