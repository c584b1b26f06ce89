package io.taskqueue.producer.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.taskqueue.bounds.NumberWithin;
import io.taskqueue.bounds.SizeWithin;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The producer's own settings, {@code taskqueue.producer.*}. */
@ConfigMapping(prefix = "taskqueue.producer")
public interface ProducerConfig {
    /** The port the service listens on. */
    @WithDefault("8080")
    @WithConverter(NumberWithin.Port.class)
    int port();

    /** The task types {@code POST /tasks} accepts; {@code form.submission} by form is always accepted. Never empty. */
    @WithDefault("form.submission,email.send,data.analysis,http.request,probe,text")
    Set<String> types();

    /** How long an {@code Idempotency-Key} replays its first answer; at least a second. */
    @WithDefault("24h")
    Duration idempotencyWindow();

    /** How many tasks may wait in one queue, scheduled ones included, before more are refused; 0 for any number. */
    @WithDefault("1000000")
    @WithConverter(NumberWithin.Count.class)
    long maxQueueDepth();

    /** How many queues there may be before submitters cannot add another by its name; 0 for any number. */
    @WithDefault("1000")
    @WithConverter(NumberWithin.NotNegative.class)
    int maxQueues();

    /** How safe a task is before it is acknowledged, unless its queue has a setting of its own. */
    @WithDefault("memory")
    Durability durability();

    /** What differs for single queues, by name. */
    Map<String, QueueConfig> queues();

    /** What Redis must confirm if {@link #durability} requires more than its memory. */
    ConfirmConfig confirm();

    /** The largest envelope of one task. */
    @WithDefault("256K")
    @WithConverter(SizeWithin.Held.class)
    MemorySize maxTaskSize();

    /** The largest body of a request that submits one task. */
    @WithDefault("1M")
    @WithConverter(SizeWithin.Held.class)
    MemorySize maxBodySize();

    /** The largest body of {@code POST /tasks/batch}; {@code taskqueue.bodies.memory} must hold a few of them. */
    @WithDefault("16M")
    @WithConverter(SizeWithin.Held.class)
    MemorySize maxBatchSize();

    /** The most tasks in one {@code POST /tasks/batch}. */
    @WithDefault("10000")
    @WithConverter(NumberWithin.Batch.class)
    int maxBatchTasks();

    /**
     * Origins other than the page's own ({@code https://www.example.org}) whose HTML forms may post here; none by
     * default.
     */
    Optional<Set<String>> allowedOrigins();
}
