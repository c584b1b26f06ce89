package io.taskqueue.redis.master;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings as a service reads them. */
final class SettingsOf {
    private SettingsOf() {}

    @ConfigMapping(prefix = "taskqueue.redis")
    interface Service extends RedisSettings {}

    /** Defaults for all that {@code properties}, without their prefix and each followed by its value, do not set. */
    static RedisSettings with(String... properties) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            values.put("taskqueue.redis." + properties[i], properties[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                // Quarkus brings its own.
                .withConverter(Duration.class, 200, text -> Duration.parse("PT" + text))
                .withMapping(Service.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(Service.class);
    }
}
