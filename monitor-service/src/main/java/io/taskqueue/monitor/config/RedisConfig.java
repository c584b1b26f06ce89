package io.taskqueue.monitor.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What all services must be told alike about Redis, {@code taskqueue.redis.*}. */
@ConfigMapping(prefix = "taskqueue.redis")
public interface RedisConfig {
    /** The server's address, {@code redis://host:port}; {@code redis://localhost:6379} where absent. */
    Optional<String> hosts();

    /** Put before every key, for example <code>{tq}:</code>; nothing where absent. */
    Optional<String> keyPrefix();
}
