package io.taskqueue.monitor.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueControl;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.redis.WrongTypeException;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Pauses and resumes queues. Both commands are idempotent. */
@Singleton
public final class QueuePauses {
    private static final Logger LOG = Logger.getLogger(QueuePauses.class);
    private static final LuaScript PAUSE = LuaScript.load(QueuePauses.class, "pause");
    private static final LuaScript RESUME = LuaScript.load(QueuePauses.class, "resume");

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final QueueObserver observer;

    QueuePauses(RedisGateway redis, QueueKeys keys, QueueObserver observer) {
        this.redis = redis;
        this.keys = keys;
        this.observer = observer;
    }

    /** Stops workers from claiming from the queue until it is resumed. */
    public void pause(String queue, String operator) {
        byte[] record = new QueueControl(true, operator, observer.now()).encode();
        run(PAUSE, queue, List.of(record));
        LOG.infof("event=queue_paused queue=%s operator=%s", queue, operator);
    }

    /** Lets workers claim from the queue again; has no effect if it is not paused. */
    public void resume(String queue, String operator) {
        String result = run(RESUME, queue, List.of());
        LOG.infof("event=queue_resumed queue=%s operator=%s result=%s", queue, operator, result);
    }

    private String run(LuaScript script, String queue, List<byte[]> arguments) {
        String key = keys.control(Task.requireQueue(queue));
        String result = redis.run(script, List.of(key), arguments).text();
        if (result.startsWith("wrong_type ")) {
            throw new WrongTypeException(key);
        }
        return result;
    }
}
