package io.taskqueue.monitor.config;

import io.smallrye.config.ConfigMapping;
import io.taskqueue.redis.master.RedisSettings;

/** What all services are told alike about Redis, {@code taskqueue.redis.*}. */
@ConfigMapping(prefix = "taskqueue.redis")
public interface RedisConfig extends RedisSettings {}
