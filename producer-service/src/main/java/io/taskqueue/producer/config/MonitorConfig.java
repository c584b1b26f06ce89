package io.taskqueue.producer.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where submitters are sent to follow their tasks, {@code taskqueue.monitor.*}. */
@ConfigMapping(prefix = "taskqueue.monitor")
public interface MonitorConfig {
    /** The monitor's base URL as submitters see it; {@code Location} is {@code <url>/tasks/<id>}. */
    @WithDefault("http://localhost:8082")
    URI url();

    /** The port of a monitor on this machine, which the default of {@link #url} is built from. */
    @WithDefault("8082")
    int port();
}
