package io.taskqueue.monitor.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.taskqueue.http.RequestChecks;
import io.taskqueue.testing.RealRedis;
import java.util.Map;

/** Starts a real Redis for the service under test and puts it into fields of type {@link RealRedis}. */
public final class RedisResource implements QuarkusTestResourceLifecycleManager {
    private RealRedis redis;

    @Override
    public Map<String, String> start() {
        RequestChecks.takeOver(); // as Main does
        redis = RealRedis.start("appendonly yes", "appendfsync always");
        return Map.of(
                "taskqueue.redis.hosts", redis.uri(),
                "taskqueue.monitor.sample-interval", "100ms",
                "taskqueue.redis.command-timeout", "2s",
                "taskqueue.monitor.queues", "quiet");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(redis, new TestInjector.MatchesType(RealRedis.class));
    }

    @Override
    public void stop() {
        if (redis != null) {
            redis.close();
        }
    }
}
