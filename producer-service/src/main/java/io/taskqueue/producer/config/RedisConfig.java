package io.taskqueue.producer.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.taskqueue.bounds.DurationFrom;
import io.taskqueue.redis.master.RedisSettings;
import java.time.Duration;

/** Where Redis is, how the queue's keys are named and how long Redis may take, {@code taskqueue.redis.*}. */
@ConfigMapping(prefix = "taskqueue.redis")
public interface RedisConfig extends RedisSettings {
    /** How long a command may take before Redis counts as away. Default 2 s. */
    @WithDefault("2s")
    @WithConverter(DurationFrom.TenMilliseconds.class)
    Duration commandTimeout();
}
