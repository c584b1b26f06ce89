package io.taskqueue.monitor.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.redis.WrongTypeException;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Removes unused queues from the set of known queues. */
@Singleton
public final class QueueRegistry {
    private static final Logger LOG = Logger.getLogger(QueueRegistry.class);
    private static final LuaScript FORGET = LuaScript.load(QueueRegistry.class, "forget");

    /** The outcome of removing a queue. */
    public enum Outcome {
        FORGOTTEN,
        /** The queue is not registered. */
        UNKNOWN,
        /** The queue holds waiting or scheduled tasks. */
        NOT_EMPTY,
        /** The queue is paused. */
        PAUSED,
        /** A live worker serves the queue. */
        SERVED
    }

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final QueueObserver observer;

    QueueRegistry(RedisGateway redis, QueueKeys keys, QueueObserver observer) {
        this.redis = redis;
        this.keys = keys;
        this.observer = observer;
    }

    /**
     * Removes an empty queue from the set of known queues. A worker that begins to serve it meanwhile does no harm: the
     * monitor also lists the queues in heartbeats, and every script that adds a task to a queue registers it again.
     */
    public Outcome forget(String queue, String operator) {
        Task.requireQueue(queue);
        if (Serving.of(observer.requireWorkers()).workersOf(queue) > 0) {
            return Outcome.SERVED;
        }
        List<String> all = List.of(keys.queue(queue), keys.scheduled(queue), keys.control(queue), keys.queues());
        String result = redis.run(FORGET, all, List.of(queue.getBytes(UTF_8))).text();
        if (result.startsWith("wrong_type ")) {
            throw new WrongTypeException(result.substring("wrong_type ".length()));
        }
        LOG.infof("event=queue_forget queue=%s operator=%s result=%s", queue, operator, result);
        return switch (result) {
            case "forgotten" -> Outcome.FORGOTTEN;
            case "unknown" -> Outcome.UNKNOWN;
            case "not_empty" -> Outcome.NOT_EMPTY;
            case "paused" -> Outcome.PAUSED;
            default -> throw new IllegalStateException("forget.lua returned the unknown result " + result);
        };
    }
}
