package io.taskqueue.worker.handler.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.taskqueue.bounds.DurationFrom;
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
    Optional<Set<@WithConverter(AllowedHostConverter.class) String>> allowedHosts();

    /** How long to wait for a connection. Default 5 s. */
    @WithDefault("5s")
    @WithConverter(DurationFrom.OneMillisecond.class)
    Duration connectTimeout();

    /** How long a request may take altogether, where the task's own deadline is not nearer. Default 30 s. */
    @WithDefault("30s")
    @WithConverter(DurationFrom.OneMillisecond.class)
    Duration timeout();
}
