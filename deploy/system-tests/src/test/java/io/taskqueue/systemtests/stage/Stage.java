package io.taskqueue.systemtests.stage;

import io.taskqueue.testing.RealRedis;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * One Redis, one {@link Gate}, and the services a test starts against them. Closing ends every process, whatever became
 * of the test.
 */
public final class Stage implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Stage.class.getName());

    private final Deque<Runnable> closings = new ArrayDeque<>();
    private final Map<String, String> environment = new HashMap<>();
    private final RealRedis redis;
    private final Gate gate;
    private final Tasks tasks;

    private Stage(String... redisSettings) {
        redis = RealRedis.start(redisSettings);
        onClose(redis::close);
        gate = new Gate();
        onClose(gate::close);
        tasks = new Tasks(redis, gate);
        onClose(tasks::close);
        environment.put("TASKQUEUE_REDIS_HOSTS", redis.uri());
        environment.put("TASKQUEUE_HTTP_ALLOWED_HOSTS", gate.host());
        environment.put("TASKQUEUE_HTTP_TIMEOUT", "5m");
    }

    /** A stage with a Redis that has these settings, lines of redis.conf. */
    public static Stage withRedis(String... settings) {
        return new Stage(settings);
    }

    /** Sets an environment variable of all services launched from now on. */
    public Stage with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** A lease short enough that a test of its end is short. */
    public Stage withShortLease() {
        return with("TASKQUEUE_WORKER_LEASE", "2s").with("TASKQUEUE_WORKER_SWEEP_EVERY", "200ms");
    }

    /** Starts a worker whose name begins so, and waits until it is ready. */
    public RunningService worker(String name) {
        return launchWorker(name).awaitReady();
    }

    /** Starts a worker and does not wait for it. */
    public RunningService launchWorker(String name) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("TASKQUEUE_WORKER_NAME", name);
        return add(RunningService.launch(Service.WORKER, name, own));
    }

    /** Starts a producer or monitor and does not wait for it. */
    public RunningService launch(Service service) {
        return add(RunningService.launch(service, service.module(), environment));
    }

    public RealRedis redis() {
        return redis;
    }

    public Gate gate() {
        return gate;
    }

    public Tasks tasks() {
        return tasks;
    }

    /** Does this when the stage closes, before what was added earlier. */
    public void onClose(Runnable closing) {
        closings.push(closing);
    }

    @Override
    public void close() {
        while (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a part did not close", e);
            }
        }
    }

    private RunningService add(RunningService service) {
        onClose(service::close);
        return service;
    }
}
