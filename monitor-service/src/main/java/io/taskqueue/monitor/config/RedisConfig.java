package io.taskqueue.monitor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.taskqueue.bounds.DurationFrom;
import io.taskqueue.redis.master.RedisSettings;
import java.time.Duration;

/** The Redis settings common to all services, {@code taskqueue.redis.*}. */
@ConfigMapping(prefix = "taskqueue.redis")
public interface RedisConfig extends RedisSettings {
    /** How long a command may take before Redis counts as away. Default 2 s. */
    @WithDefault("2s")
    @WithConverter(DurationFrom.TenMilliseconds.class)
    Duration commandTimeout();
}
