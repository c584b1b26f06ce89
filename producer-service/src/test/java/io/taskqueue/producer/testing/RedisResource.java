package io.taskqueue.producer.testing;

import io.taskqueue.http.RequestChecks;
import io.taskqueue.testing.service.RealRedisResource;
import java.util.Map;

/** The Redis of the producer under test. */
public final class RedisResource extends RealRedisResource {
    public RedisResource() {
        super(Map.of("taskqueue.redis.command-timeout", "2s"));
        RequestChecks.takeOver(); // as Main does
    }
}
