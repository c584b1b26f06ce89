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

/** The monitor's own settings, {@code taskqueue.monitor.*}; an invalid value stops the start. */
@ConfigMapping(prefix = "taskqueue.monitor")
public interface MonitorConfig {
    /** The HTTP port; 0 for any free port. */
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

    /**
     * Queues to show even before tasks are submitted to them or workers serve them; {@code default} is always shown.
     */
    Optional<List<@WithConverter(ShortName.class) String>> queues();

    /** How often the values of the metrics are read. */
    @WithDefault("5s")
    @WithConverter(DurationFrom.HundredMilliseconds.class)
    Duration sampleInterval();

    /** The former name of {@link RedisConfig#commandTimeout()}, which it takes precedence over. */
    Optional<@WithConverter(DurationFrom.TenMilliseconds.class) Duration> redisTimeout();

    /** How long a request that retries or discards many dead letters runs before it returns its progress. */
    @WithDefault("20s")
    @WithConverter(DurationFrom.OneMillisecond.class)
    Duration bulkTime();

    /** The time in which {@code GET /scaling/<queue>} aims to process the backlog; tasks due by then are included. */
    @WithDefault("1m")
    @WithConverter(DurationFrom.OneSecond.class)
    Duration scalingWindow();

    /** How many tasks a worker runs concurrently; used while no worker is alive. */
    @WithDefault("50")
    @WithConverter(NumberWithin.Slots.class)
    int scalingSlots();

    /** How long a task takes; used until one has been observed. */
    @WithDefault("1s")
    @WithConverter(DurationFrom.OneMillisecond.class)
    Duration scalingServiceTime();
}
