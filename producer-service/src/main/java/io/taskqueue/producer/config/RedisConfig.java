package io.taskqueue.producer.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the queue's keys are named and how long Redis may take, {@code taskqueue.redis.*}. */
@ConfigMapping(prefix = "taskqueue.redis")
public interface RedisConfig {
    /** The server, {@code redis://host:port}, or several separated by commas; {@code quarkus.redis.hosts} reads it. */
    @WithDefault("redis://localhost:6379")
    String hosts();

    /** Put before every key, such as <code>{tq}:</code> for Redis Cluster; nothing by default. */
    Optional<String> keyPrefix();

    /** How long one command may take before its caller is told that Redis is unavailable. */
    @WithDefault("2s")
    Duration commandTimeout();
}
