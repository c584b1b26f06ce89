package io.taskqueue.worker.handler.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {
    @Test
    void allowsNoHostByDefault() {
        HttpSettings settings = settings(Map.of());

        assertThat(settings.allowedHosts()).isEmpty();
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void readsEveryKey() {
        HttpSettings settings = settings(Map.of(
                "taskqueue.http.allowed-hosts", "example.org,[::1]:8080",
                "taskqueue.http.connect-timeout", "1s",
                "taskqueue.http.timeout", "2s"));

        assertThat(settings.allowedHosts().orElseThrow()).containsExactlyInAnyOrder("example.org", "[::1]:8080");
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.example.org", "https://example.org", "example.org/x", "::1"})
    void namesTheKeyOfAHostThatCouldNeverMatch(String host) {
        assertThatThrownBy(() -> settings(Map.of("taskqueue.http.allowed-hosts", host)))
                .hasStackTraceContaining("taskqueue.http.allowed-hosts");
    }

    private static HttpSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(HttpSettings.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withConverter(Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(HttpSettings.class);
    }
}
