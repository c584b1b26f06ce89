package io.taskqueue.monitor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.taskqueue.bounds.DurationFrom;
import io.taskqueue.bounds.NumberWithin;
import io.taskqueue.bounds.ShortName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The monitor's own settings, {@code taskqueue.monitor.*}; a wrong value stops the start. */
@ConfigMapping(prefix = "taskqueue.monitor")
public interface MonitorConfig {
    /** The port HTTP is served on, 0 for any free one. */
    @WithDefault("8082")
    @WithConverter(NumberWithin.Port.class)
    int port();

    /** How old the oldest waiting task of a queue may be before the {@code queue} health group is down. */
    @WithDefault("5m")
    @WithConverter(DurationFrom.OneMillisecond.class)
    Duration maxBacklogAge();

    /** How many workers must be alive for the {@code queue} health group to be up; 0 for none. */
    @WithDefault("1")
    @WithConverter(NumberWithin.NotNegative.class)
    int minWorkers();

    /** How many dead letters there may be before the {@code queue} health group is down; 0 for any number. */
    @WithDefault("0")
    @WithConverter(NumberWithin.Count.class)
    long maxDeadLetters();

    /** Queues to show even before a task was submitted to them or a worker served them; {@code default} always is. */
    Optional<List<@WithConverter(ShortName.class) String>> queues();

    /** How often the figures behind the metrics are read. */
    @WithDefault("5s")
    @WithConverter(DurationFrom.HundredMilliseconds.class)
    Duration sampleInterval();

    /** How long one round trip to Redis may take before it counts as away. */
    @WithDefault("2s")
    @WithConverter(DurationFrom.TenMilliseconds.class)
    Duration redisTimeout();

    /** How long one request that retries or discards many dead letters goes on before it answers how far it came. */
    @WithDefault("20s")
    @WithConverter(DurationFrom.OneMillisecond.class)
    Duration bulkTime();

    /** Within what time {@code GET /scaling/<queue>} wants all that waits to be done; what is due by then counts. */
    @WithDefault("1m")
    @WithConverter(DurationFrom.OneSecond.class)
    Duration scalingWindow();

    /** How many tasks a worker runs at once, as long as none is alive to tell. */
    @WithDefault("50")
    @WithConverter(NumberWithin.Slots.class)
    int scalingSlots();

    /** How long a task takes, before any was observed. */
    @WithDefault("1s")
    @WithConverter(DurationFrom.OneMillisecond.class)
    Duration scalingServiceTime();
}
