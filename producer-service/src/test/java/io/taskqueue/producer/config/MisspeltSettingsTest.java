package io.taskqueue.producer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of settings nobody reads, with the service's own {@code application.properties}. */
class MisspeltSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "taskqueue.producer.max-queue-dept",
                "taskqueue.producer.maxQueueDepth",
                "taskqueue.redis.host",
                "taskqueue.monitor.uri"
            })
    void stopTheStartByTheirName(String misspelt) {
        assertThatThrownBy(() -> read(new PropertiesConfigSource(Map.of(misspelt, "5"), "command line", 400)))
                .hasMessageContaining(misspelt)
                .hasMessageContaining("command line");
    }

    @Test
    void passAsVariablesWhichOtherServicesMayRead() {
        Map<String, String> environment = Map.of(
                "TASKQUEUE_WORKER_PORT", "9001",
                "TASKQUEUE_MONITOR_MIN_WORKERS", "2",
                "TASKQUEUE_REDIS_PORT", "6380",
                "TASKQUEUE_DB_URL", "jdbc:postgresql://nowhere/db",
                "TASKQUEUE_PRODUCER_PORT", "9000");

        SmallRyeConfig config = read(new EnvConfigSource(environment, 300));

        assertThat(config.getConfigMapping(ProducerConfig.class).port()).isEqualTo(9000);
    }

    private static SmallRyeConfig read(ConfigSource settings) {
        try {
            return new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .addDefaultInterceptors()
                    .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                    .withMapping(ProducerConfig.class)
                    .withMapping(RedisConfig.class)
                    .withMapping(MonitorConfig.class)
                    .withSources(settings)
                    .withSources(new PropertiesConfigSource(
                            MisspeltSettingsTest.class.getResource("/application.properties"), 250))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
