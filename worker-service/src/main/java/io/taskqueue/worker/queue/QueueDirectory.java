package io.taskqueue.worker.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.ScriptCall;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The registered queues, {@code task_queues}, read a page at a time. */
@Singleton
public class QueueDirectory {
    private static final LuaScript FIND_DUE = LuaScript.load(QueueDirectory.class, "find_due");
    private static final int PAGE = 100;

    /** Where a rotation begins, and ends. */
    public static final String START = "0";

    /**
     * A part of the directory.
     *
     * @param queues valid names; over a whole rotation each queue is met at least once
     * @param next where the next page begins, {@link #START} after the last
     */
    public record Page(List<String> queues, String next) {}

    private final RedisGateway redis;
    private final RedisClock clock;
    private final QueueKeys keys;

    QueueDirectory(RedisGateway redis, RedisClock clock, QueueKeys keys) {
        this.redis = redis;
        this.clock = clock;
        this.keys = keys;
    }

    /** About {@value #PAGE} queues from {@code cursor} on. */
    public Page page(String cursor) {
        Reply page = redis.run(Call.on("SSCAN", keys.queues(), cursor, "COUNT", PAGE));
        List<String> queues = new ArrayList<>();
        for (Reply name : page.get(1).list()) {
            if (isQueueName(name.text())) {
                queues.add(name.text());
            }
        }
        return new Page(queues, page.get(0).text());
    }

    /** Those of the queues whose schedules hold tasks that are due; none before Redis' time is known. */
    public List<String> withDueTasks(List<String> queues) {
        if (queues.isEmpty() || !clock.isKnown()) {
            return List.of();
        }
        ScriptCall call = new ScriptCall(FIND_DUE).argument(clock.now());
        queues.forEach(queue -> call.key(keys.scheduled(queue)));
        Reply counts = redis.run(call);
        List<String> due = new ArrayList<>();
        for (int i = 0; i < queues.size(); i++) {
            if (counts.get(i).number() > 0) {
                due.add(queues.get(i));
            }
        }
        return due;
    }

    private static boolean isQueueName(String name) {
        try {
            Task.requireQueue(name);
            return true;
        } catch (MalformedTaskException e) {
            return false;
        }
    }
}
