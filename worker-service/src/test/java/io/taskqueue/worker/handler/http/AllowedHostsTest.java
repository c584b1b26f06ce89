package io.taskqueue.worker.handler.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.worker.handler.NonRetryableException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private final AllowedHosts hosts =
            new AllowedHosts(TestHttpSettings.allowing(Set.of("api.example.org", "Intern:8443", "[::1]:9000")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.org/x?y=z",
                "http://API.EXAMPLE.ORG",
                "http://api.example.org:443/",
                "https://intern:8443/",
                "http://[::1]:9000/",
            })
    void letsListedHostsPass(String url) {
        assertThat(hosts.require(url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "https://evil-api.example.org/",
                "https://api.example.org.evil.net/",
                "https://api.example.org./",
                "https://api.example.org:8080/",
                "https://intern/",
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://[::ffff:127.0.0.1]/",
                "http://169.254.169.254/latest/meta-data",
            })
    void rejectsEveryOther(String url) {
        assertThatThrownBy(() -> hosts.require(url))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageContaining("which taskqueue.http.allowed-hosts does not list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.example.org",
                "//api.example.org/",
                "ftp://api.example.org/",
                "file:///etc/passwd",
                "jar:http://api.example.org/",
                "http:///x",
                "http://api.example.org@evil.net/",
                "http://user:secret@api.example.org/",
                "http://evil.net\\@api.example.org/",
                "http://api.example.org\r\nHost: evil.net/",
                "http://api.example.org/a b",
                "http://api_example/",
                "http://bücher.example/",
                "http://api.example.org:99999999999/",
            })
    void rejectsWhatIsNotAPlainUrl(String url) {
        assertThatThrownBy(() -> hosts.require(url))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageStartingWith("url ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void rejectsAllWhenNoneIsListed() {
        assertThatThrownBy(() -> new AllowedHosts(TestHttpSettings.allowing(Set.of())).require("http://localhost/"))
                .isInstanceOf(NonRetryableException.class)
                .hasMessage("url goes to localhost port 80, which taskqueue.http.allowed-hosts does not list");
    }
}
