package io.taskqueue.worker.runtime;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.taskqueue.testing.RealRedis;
import java.util.HashMap;
import java.util.Map;

/**
 * A worker that runs inside Quarkus against a real Redis, with times that are short where tests wait for them and long
 * where a slow machine must not run into them. Fills fields of the type RealRedis.
 */
public final class RunningWorker implements QuarkusTestResourceLifecycleManager {
    private RealRedis redis;

    @Override
    public Map<String, String> start() {
        redis = RealRedis.start();
        Map<String, String> settings = new HashMap<>();
        settings.put("taskqueue.redis.hosts", redis.uri());
        settings.put("taskqueue.redis.command-timeout", "2s");
        settings.put("taskqueue.worker.name", "tested");
        settings.put("taskqueue.worker.queues", "default,mail");
        settings.put("taskqueue.worker.lease", "3s");
        settings.put("taskqueue.worker.sweep-every", "50ms");
        settings.put("taskqueue.worker.orphan-sweep-every", "100ms");
        settings.put("taskqueue.worker.promote-every", "20ms");
        settings.put("taskqueue.worker.drain", "0s");
        settings.put("taskqueue.retry.max-attempts", "3");
        settings.put("taskqueue.retry.backoff", "20ms");
        settings.put("taskqueue.types.\"test.limited\".concurrency", "2");
        settings.put("taskqueue.types.\"test.stubborn\".concurrency", "1");
        settings.put("quarkus.http.test-port", "0");
        return settings;
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
