package io.taskqueue.producer.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where submitters see the statistics of their records, {@code taskqueue.monitor.*}. */
@ConfigMapping(prefix = "taskqueue.monitor")
public interface MonitorConfig {
    /** The monitor's base URL as submitters see it; empty if they cannot reach it and are not to be sent there. */
    @WithDefault("http://localhost:8082")
    Optional<URI> url();

    /** The port of a monitor on this machine, which the default of {@link #url} is built from. */
    @WithDefault("8082")
    int port();
}
