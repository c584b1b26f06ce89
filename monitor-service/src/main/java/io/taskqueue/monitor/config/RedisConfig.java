package io.taskqueue.monitor.config;

import io.smallrye.config.ConfigMapping;
import io.taskqueue.redis.master.RedisSettings;

/** The Redis settings common to all services, {@code taskqueue.redis.*}. */
@ConfigMapping(prefix = "taskqueue.redis")
public interface RedisConfig extends RedisSettings {}
