package io.taskqueue.worker.queue;

import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.QueueControl;
import io.taskqueue.model.QueueKeys;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** What operators have told the queues. */
@Singleton
public class Controls {
    private static final Logger LOG = Logger.getLogger(Controls.class);

    private final RedisGateway redis;
    private final QueueKeys keys;

    Controls(RedisGateway redis, QueueKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** Those of {@code queues} that are not paused, in the same order. */
    public List<String> open(List<String> queues) {
        List<Response> records = redis.runAll(queues.stream()
                .map(queue -> Request.cmd(Command.GET).arg(keys.control(queue)))
                .toList());
        List<String> open = new ArrayList<>();
        for (int i = 0; i < queues.size(); i++) {
            if (!isPaused(queues.get(i), records.get(i))) {
                open.add(queues.get(i));
            }
        }
        return open;
    }

    private static boolean isPaused(String queue, Response queueControl) {
        try {
            return queueControl != null
                    && QueueControl.decode(queueControl.toBytes()).paused();
        } catch (MalformedTaskException e) {
            LOG.warnf("queue control unreadable, queue stays open: queue=%s problem=%s", queue, e.getMessage());
            return false;
        }
    }
}
