package io.taskqueue.monitor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** The monitor's own settings, {@code taskqueue.monitor.*}; a wrong value stops the start. */
@ConfigMapping(prefix = "taskqueue.monitor")
public interface MonitorConfig {
    /** The port HTTP is served on, 0 for any free one. */
    @WithDefault("8082")
    @Min(0)
    @Max(65535)
    int port();

    /** How old the oldest waiting task of a queue may be before the {@code queue} health group is down. */
    @WithDefault("5m")
    @DurationMin(millis = 1)
    Duration maxBacklogAge();

    /** How many workers must be alive for the {@code queue} health group to be up; 0 for none. */
    @WithDefault("1")
    @Min(0)
    int minWorkers();

    /** How many dead letters there may be before the {@code queue} health group is down; 0 for any number. */
    @WithDefault("0")
    @Min(0)
    long maxDeadLetters();

    /** Queues to show even before a task was submitted to them or a worker served them; {@code default} always is. */
    Optional<List<String>> queues();

    /** How often the figures behind the metrics are read. */
    @WithDefault("5s")
    @DurationMin(millis = 100)
    Duration sampleInterval();

    /** How long one round trip to Redis may take before it counts as away. */
    @WithDefault("2s")
    @DurationMin(millis = 10)
    Duration redisTimeout();

    /** How long one request that retries or discards many dead letters goes on before it answers how far it came. */
    @WithDefault("20s")
    @DurationMin(millis = 1)
    Duration bulkTime();

    /** Within what time {@code GET /scaling/<queue>} wants all that waits to be done; what is due by then counts. */
    @WithDefault("1m")
    @DurationMin(seconds = 1)
    Duration scalingWindow();

    /** How many tasks a worker runs at once, as long as none is alive to tell. */
    @WithDefault("50")
    @Min(1)
    @Max(10_000)
    long scalingSlots();

    /** How long a task takes, before any was observed. */
    @WithDefault("1s")
    @DurationMin(millis = 1)
    Duration scalingServiceTime();
}
