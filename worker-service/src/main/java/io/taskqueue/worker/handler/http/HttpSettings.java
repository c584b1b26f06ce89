package io.taskqueue.worker.handler.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where {@code http.request} tasks may go. A wrong value stops the start. */
@ConfigMapping(prefix = "taskqueue.http")
public interface HttpSettings {
    /**
     * The hosts that may be called, separated by commas: {@code host}, for its ports 80 and 443, or {@code host:port}.
     * Exact names, no wildcards; IPv6 addresses in brackets. Default: none, so every {@code http.request} is discarded.
     */
    Optional<Set<@Pattern(regexp = HOST, message = "must be host or host:port") String>> allowedHosts();

    /** How long to wait for a connection. Default 5 s. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long a request may take altogether, where the task's own deadline is not nearer. Default 30 s. */
    @WithDefault("30s")
    Duration timeout();

    /** The form of an allowed host. */
    String HOST = "([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?";
}
