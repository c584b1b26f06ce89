package io.taskqueue.testing.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.taskqueue.testing.RealRedis;
import java.util.HashMap;
import java.util.Map;

/** Starts a real Redis for the service under test and puts it into fields of type {@link RealRedis}. */
public abstract class RealRedisResource implements QuarkusTestResourceLifecycleManager {
    private final Map<String, String> settings;
    private RealRedis redis;

    /** @param settings of the service, beside the server's address */
    protected RealRedisResource(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    @Override
    public final Map<String, String> start() {
        redis = RealRedis.start("appendonly yes", "appendfsync always");
        Map<String, String> all = new HashMap<>(settings);
        all.put("taskqueue.redis.hosts", redis.uri());
        return all;
    }

    @Override
    public final void inject(TestInjector injector) {
        injector.injectIntoFields(redis, new TestInjector.MatchesType(RealRedis.class));
    }

    @Override
    public final void stop() {
        if (redis != null) {
            redis.close();
        }
    }
}
