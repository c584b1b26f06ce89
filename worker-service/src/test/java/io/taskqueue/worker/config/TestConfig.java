package io.taskqueue.worker.config;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The worker's settings as a test wants them. */
public final class TestConfig {
    private TestConfig() {}

    /** Defaults for all that {@code values} does not set. */
    public static WorkerConfig of(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(WorkerConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(WorkerConfig.class);
    }

    /** All defaults. */
    public static WorkerConfig defaults() {
        return of(Map.of());
    }
}
