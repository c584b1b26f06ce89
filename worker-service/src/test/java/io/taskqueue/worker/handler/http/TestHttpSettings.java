package io.taskqueue.worker.handler.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Settings with short times. */
record TestHttpSettings(Optional<Set<String>> allowedHosts, Duration connectTimeout, Duration timeout)
        implements HttpSettings {
    static HttpSettings allowing(Set<String> hosts) {
        return new TestHttpSettings(Optional.of(hosts), Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    static HttpSettings allowing(String host, Duration timeout) {
        return new TestHttpSettings(Optional.of(Set.of(host)), timeout, timeout);
    }
}
