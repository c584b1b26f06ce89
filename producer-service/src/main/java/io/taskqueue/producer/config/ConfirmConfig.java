package io.taskqueue.producer.config;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.taskqueue.bounds.NumberWithin;
import java.time.Duration;

/** What Redis must confirm for queues that are not {@code memory}, {@code taskqueue.producer.confirm.*}. */
public interface ConfirmConfig {
    /** How many replicas must have a {@code replicated} task. */
    @WithDefault("1")
    @WithConverter(NumberWithin.Positive.class)
    int replicas();

    /** How many replicas must have a {@code fsynced} task on their disks, beside the master. */
    @WithDefault("0")
    @WithConverter(NumberWithin.NotNegative.class)
    int fsyncedReplicas();

    /** How long a confirmation may take; with {@code appendfsync everysec} an fsync alone may be two seconds away. */
    @WithDefault("3s")
    Duration timeout();
}
