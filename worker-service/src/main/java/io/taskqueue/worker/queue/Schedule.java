package io.taskqueue.worker.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.ScriptCall;
import io.taskqueue.worker.config.WorkerConfig;
import jakarta.inject.Singleton;

/** The schedules: tasks that are not due yet. */
@Singleton
public class Schedule {
    private static final LuaScript DUE = LuaScript.load(Schedule.class, "due");
    private static final LuaScript PROMOTE = LuaScript.load(Schedule.class, "promote");
    private static final int BATCH = 500;

    private final RedisGateway redis;
    private final RedisClock clock;
    private final QueueKeys keys;
    private final int largest;

    Schedule(RedisGateway redis, RedisClock clock, QueueKeys keys, WorkerConfig config) {
        this.largest = config.worker().maxElementSize();
        this.redis = redis;
        this.clock = clock;
        this.keys = keys;
    }

    /** Whether Redis' time is known; before that, nothing counts as due. */
    public boolean knowsTime() {
        return clock.isKnown();
    }

    /**
     * Moves one batch of due tasks to their queue, at most {@value #BATCH} and within the limit of bytes.
     *
     * @return how many this call moved; 0 if nothing is due or another worker was faster
     */
    public int promoteDue(String queue) {
        Reply due = redis.run(new ScriptCall(DUE)
                .key(keys.scheduled(queue))
                .key(keys.oversized())
                .argument(clock.now())
                .argument(BATCH)
                .argument(ByteBatches.BYTES)
                .argument(largest));
        if (due.size() == 0) {
            return 0;
        }
        ScriptCall call = new ScriptCall(PROMOTE)
                .key(keys.scheduled(queue))
                .key(keys.queue(queue))
                .key(keys.dead())
                .argument(keys.statusIdAt());
        for (Reply element : due.list()) {
            addTask(call, queue, element.bytes());
        }
        return (int) redis.run(call).number();
    }

    private void addTask(ScriptCall call, String queue, byte[] element) {
        call.argument(element);
        try {
            Task task = TaskCodec.decode(element, queue);
            TaskStatus available = TaskStatus.of(task, TaskState.AVAILABLE).build();
            call.key(keys.status(available.id())).argument(TaskStatusCodec.encode(available));
        } catch (MalformedTaskException | NullPointerException unreadable) {
            // Not decided here: the worker that claims it makes it a dead letter with its bytes kept.
            call.key(keys.status("")).argument("");
        }
    }
}
