package io.taskqueue.producer.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.taskqueue.http.body.BodySettings;
import io.taskqueue.testing.DocumentedSettings;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsDocTest {
    @Test
    void documentListsEverySettingWithItsDefault() throws IOException {
        Set<String> declared = new TreeSet<>();
        Stream.of(ProducerConfig.class, RecordsConfig.class, BodySettings.class, RedisConfig.class, MonitorConfig.class)
                .forEach(settings -> declared.addAll(DocumentedSettings.declared(
                        settings.getAnnotation(ConfigMapping.class).prefix(), settings)));

        assertThat(DocumentedSettings.documented(declared, "All services", "Producer"))
                .containsExactlyInAnyOrderElementsOf(declared);
    }
}
