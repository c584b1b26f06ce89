package io.taskqueue.monitor.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.taskqueue.monitor.config.MonitorConfig;
import io.taskqueue.monitor.config.RedisConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedisGatewayTest {
    @Test
    void takesTheTimeoutAllServicesShare() {
        assertThat(timeout(Map.of())).isEqualTo(Duration.ofSeconds(2));
        assertThat(timeout(Map.of("taskqueue.redis.command-timeout", "3s"))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void takesTheFormerNameOfTheTimeoutFirst() {
        assertThat(timeout(Map.of("taskqueue.monitor.redis-timeout", "4s"))).isEqualTo(Duration.ofSeconds(4));
        assertThat(timeout(Map.of("taskqueue.monitor.redis-timeout", "4s", "taskqueue.redis.command-timeout", "3s")))
                .isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void boundsTheTimeout() {
        assertThat(timeout(Map.of("taskqueue.redis.command-timeout", "10ms"))).isEqualTo(Duration.ofMillis(10));
        assertThatThrownBy(() -> timeout(Map.of("taskqueue.redis.command-timeout", "9ms")))
                .hasMessageContaining("taskqueue.redis.command-timeout");
    }

    private static Duration timeout(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MonitorConfig.class)
                .withMapping(RedisConfig.class)
                .withDefaultValues(values)
                .build();
        return RedisGateway.timeout(
                config.getConfigMapping(RedisConfig.class), config.getConfigMapping(MonitorConfig.class));
    }
}
