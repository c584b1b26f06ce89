package io.taskqueue.producer.config;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What Redis must confirm for queues that are not {@code memory}, {@code taskqueue.producer.confirm.*}. */
public interface ConfirmConfig {
    /** How many replicas must have a {@code replicated} task. */
    @WithDefault("1")
    @Min(1)
    int replicas();

    /** How many replicas must have a {@code fsynced} task on their disks, beside the master. */
    @WithDefault("0")
    @Min(0)
    int fsyncedReplicas();

    /** How long a confirmation may take; with {@code appendfsync everysec} an fsync alone may be two seconds away. */
    @WithDefault("3s")
    Duration timeout();
}
