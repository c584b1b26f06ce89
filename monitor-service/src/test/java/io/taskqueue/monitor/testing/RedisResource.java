package io.taskqueue.monitor.testing;

import io.taskqueue.http.RequestChecks;
import io.taskqueue.testing.service.RealRedisResource;
import java.util.Map;

/** The Redis of the monitor under test. */
public final class RedisResource extends RealRedisResource {
    public RedisResource() {
        super(Map.of(
                "taskqueue.monitor.sample-interval", "100ms",
                "taskqueue.redis.command-timeout", "2s",
                "taskqueue.monitor.queues", "quiet"));
        RequestChecks.takeOver(); // as Main does
    }
}
