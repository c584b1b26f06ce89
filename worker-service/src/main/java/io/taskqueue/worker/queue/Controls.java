package io.taskqueue.worker.queue;

import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.QueueControl;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.RedisCommandException;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.WrongTypeLog;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads the controls that operators have set on queues. */
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
        List<Reply> records = records(queues);
        List<String> open = new ArrayList<>();
        for (int i = 0; i < queues.size(); i++) {
            if (!isPaused(queues.get(i), records.get(i))) {
                open.add(queues.get(i));
            }
        }
        return open;
    }

    private List<Reply> records(List<String> queues) {
        try {
            return redis.runAll(queues.stream().map(this::get).toList());
        } catch (RedisCommandException e) {
            // One of the keys has another type, which must not open the other queues.
            List<Reply> records = new ArrayList<>();
            queues.forEach(queue -> records.add(recordOrNothing(queue)));
            return records;
        }
    }

    private Reply recordOrNothing(String queue) {
        try {
            return redis.run(get(queue));
        } catch (RedisCommandException e) {
            wrongTypes.report(keys.control(queue) + ": " + e.getMessage());
            return Reply.of(null);
        }
    }

    private Call get(String queue) {
        return Call.on("GET", keys.control(queue));
    }

    private static boolean isPaused(String queue, Reply queueControl) {
        try {
            return !queueControl.isNothing()
                    && QueueControl.decode(queueControl.bytes()).paused();
        } catch (MalformedTaskException e) {
            LOG.warnf("event=queue_control_unreadable queue=%s problem=\"%s\"", queue, e.getMessage());
            return false;
        }
    }
}
