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
    private final WrongTypeLog wrongTypes;

    Controls(RedisGateway redis, QueueKeys keys, WrongTypeLog wrongTypes) {
        this.redis = redis;
        this.keys = keys;
        this.wrongTypes = wrongTypes;
    }

    /** Those of {@code queues} that are not paused, in the same order. */
    public List<String> open(List<String> queues) {
        List<Response> records = records(queues);
        List<String> open = new ArrayList<>();
        for (int i = 0; i < queues.size(); i++) {
            if (!isPaused(queues.get(i), records.get(i))) {
                open.add(queues.get(i));
            }
        }
        return open;
    }

    private List<Response> records(List<String> queues) {
        try {
            return redis.runAll(queues.stream().map(this::get).toList());
        } catch (RedisCommandException e) {
            // One of the keys has another type, which must not open the other queues.
            List<Response> records = new ArrayList<>();
            queues.forEach(queue -> records.add(recordOrNull(queue)));
            return records;
        }
    }

    private Response recordOrNull(String queue) {
        try {
            return redis.run(get(queue));
        } catch (RedisCommandException e) {
            wrongTypes.report(keys.control(queue) + ": " + e.getMessage());
            return null;
        }
    }

    private Request get(String queue) {
        return Request.cmd(Command.GET).arg(keys.control(queue));
    }

    private static boolean isPaused(String queue, Response queueControl) {
        try {
            return queueControl != null
                    && QueueControl.decode(queueControl.toBytes()).paused();
        } catch (MalformedTaskException e) {
            LOG.warnf("event=queue_control_unreadable queue=%s problem=\"%s\"", queue, e.getMessage());
            return false;
        }
    }
}
