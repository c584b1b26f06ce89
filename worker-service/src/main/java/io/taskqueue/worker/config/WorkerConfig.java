package io.taskqueue.worker.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.taskqueue.bounds.DurationFrom;
import io.taskqueue.bounds.NumberWithin;
import io.taskqueue.bounds.ShortName;
import io.taskqueue.redis.master.RedisSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The worker's settings, all under {@code taskqueue}; durations as {@code 500ms}, {@code 10s}, {@code 5m}. */
@ConfigMapping(prefix = "taskqueue")
public interface WorkerConfig {
    /** How Redis is reached. */
    Redis redis();

    /** How this process works. */
    Worker worker();

    /** How failed attempts are retried, unless {@link #types()} differs for a type. */
    Retry retry();

    /** How long the status records of completed and cancelled tasks are kept. Default 24 h. */
    @WithDefault("24h")
    @WithConverter(DurationFrom.OneSecond.class)
    Duration retention();

    /** Settings of single task types, by type name: {@code taskqueue.types."form.submission".timeout=30s}. */
    Map<String, TypeSettings> types();

    /** How Redis is reached. */
    interface Redis extends RedisSettings {
        /** How long a command may take before Redis counts as away. Default 2 s. */
        @WithDefault("2s")
        @WithConverter(DurationFrom.TenMilliseconds.class)
        Duration commandTimeout();
    }

    /** How this process works. */
    interface Worker {
        /** The port of health and metrics. Default 8081. */
        @WithDefault("8081")
        @WithConverter(NumberWithin.Port.class)
        int port();

        /** Whether it claims tasks at all. Default true; off only in tests of single handlers. */
        @WithDefault("true")
        boolean enabled();

        /** How its name begins; a random end makes it unique. Default the host's name. */
        Optional<@WithConverter(ShortName.class) String> name();

        /** The queues it serves, the first before the others. Default the queue {@code default}. */
        @WithDefault("default")
        List<@WithConverter(ShortName.class) String> queues();

        /** How many tasks it runs at once. Default 50. */
        @WithDefault("50")
        @WithConverter(NumberWithin.Slots.class)
        int concurrency();

        /**
         * How long after its last heartbeat a worker counts as dead. Default 10 s; heartbeats come five times as often.
         */
        @WithDefault("10s")
        @WithConverter(DurationFrom.HalfSecond.class)
        Duration lease();

        /** How often each worker looks for dead ones. Default 2 s. */
        @WithDefault("2s")
        @WithConverter(DurationFrom.FiftyMilliseconds.class)
        Duration sweepEvery();

        /** How often it looks for processing lists that belong to no known worker. Default 1 min. */
        @WithDefault("1m")
        @WithConverter(DurationFrom.HundredMilliseconds.class)
        Duration orphanSweepEvery();

        /** How often it looks for due tasks. Default 20 ms. */
        @WithDefault("20ms")
        @WithConverter(DurationFrom.OneMillisecond.class)
        Duration promoteEvery();

        /** How long it waits on SIGTERM for running tasks before it releases them. Default 20 s. */
        @WithDefault("20s")
        @WithConverter(DurationFrom.Zero.class)
        Duration drain();

        /** The largest list element it takes for a task, in bytes. Default 1 MiB. */
        @WithDefault("1048576")
        @WithConverter(NumberWithin.ElementSize.class)
        int maxElementSize();

        /**
         * How long a task of a type no handler knows waits for one, from its submission, before it is discarded.
         * Default 24 h.
         */
        @WithDefault("24h")
        @WithConverter(DurationFrom.Zero.class)
        Duration unknownTypeAge();

        /** How long such a task waits each time. Default 10 s. */
        @WithDefault("10s")
        @WithConverter(DurationFrom.OneMillisecond.class)
        Duration unknownTypeDelay();
    }

    /** How failed attempts are retried. */
    interface Retry {
        /** How many attempts a task gets, the first included. Default 10. */
        @WithDefault("10")
        @WithConverter(NumberWithin.Positive.class)
        int maxAttempts();

        /** The longest delay after a first failure; it doubles with each further one. Default 1 s. */
        @WithDefault("1s")
        @WithConverter(DurationFrom.OneMillisecond.class)
        Duration backoff();

        /** The longest delay of all. Default 10 min. */
        @WithDefault("10m")
        @WithConverter(DurationFrom.OneMillisecond.class)
        Duration maxBackoff();

        /** How long one attempt may take. Default 5 min. */
        @WithDefault("5m")
        @WithConverter(DurationFrom.OneMillisecond.class)
        Duration timeout();

        /**
         * How many workers may die while they run a task before it counts as poison: the last of them while it ran
         * alone. Default 3; at least 2 in effect.
         */
        @WithDefault("3")
        @WithConverter(NumberWithin.Positive.class)
        int maxWorkerDeaths();
    }

    /** Settings of one task type; what is absent follows {@link Retry} and {@link #retention()}. */
    interface TypeSettings {
        /** As {@link Retry#maxAttempts()}. */
        Optional<@WithConverter(NumberWithin.Positive.class) Integer> maxAttempts();

        /** As {@link Retry#backoff()}. */
        Optional<@WithConverter(DurationFrom.OneMillisecond.class) Duration> backoff();

        /** As {@link Retry#maxBackoff()}. */
        Optional<@WithConverter(DurationFrom.OneMillisecond.class) Duration> maxBackoff();

        /** As {@link Retry#timeout()}. */
        Optional<@WithConverter(DurationFrom.OneMillisecond.class) Duration> timeout();

        /** As {@link Retry#maxWorkerDeaths()}. */
        Optional<@WithConverter(NumberWithin.Positive.class) Integer> maxWorkerDeaths();

        /** How many tasks of the type this process runs at once; the others wait in their slots. Default no limit. */
        Optional<@WithConverter(NumberWithin.Positive.class) Integer> concurrency();

        /** As {@link WorkerConfig#retention()}. Default that, and 10 min for the chunks of a dataset. */
        Optional<@WithConverter(DurationFrom.OneSecond.class) Duration> retention();
    }
}
