package io.taskqueue.monitor.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueControl;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.monitor.index.Score;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.Reply;
import java.util.ArrayList;
import java.util.List;

/** Reads one queue and decodes the replies. */
record QueueReader(QueueKeys keys) {
    /** The number of commands in {@link #calls}. */
    static final int CALLS = 5;

    private static final LuaScript OLDEST = LuaScript.load(QueueReader.class, "oldest");
    private static final LuaScript NEXT_DUE = LuaScript.load(QueueReader.class, "next_due");
    /** Only the times of longer elements are read, because a page can show many queues. */
    private static final int WHOLE = 16 * 1024;

    List<Call> calls(String queue) {
        return List.of(
                Call.on("LLEN", keys.queue(queue)),
                Call.script(OLDEST, keys.queue(queue), WHOLE),
                Call.on("ZCARD", keys.scheduled(queue)),
                Call.script(NEXT_DUE, keys.scheduled(queue)),
                Call.on("GET", keys.control(queue)));
    }

    QueueView read(String queue, List<Reply> replies, Serving serving, long now) {
        List<String> problems = new ArrayList<>();
        long depth = replies.get(0).numberOr(0, problems);
        byte[] oldest = depth == 0 ? null : replies.get(1).bytesOrNull(problems);
        long scheduled = replies.get(2).numberOr(0, problems);
        byte[] next = scheduled == 0 ? null : replies.get(3).bytesOrNull(problems);
        QueueControl control = control(queue, replies.get(4).bytesOrNull(problems), problems);
        Long nextDueAt = next == null ? null : (Long) Score.toMillis(new String(next, UTF_8));
        return new QueueView(
                queue,
                depth,
                oldest == null ? null : age(oldest, queue, now),
                scheduled,
                nextDueAt,
                nextDueAt == null || nextDueAt >= now ? null : (Long) (now - nextDueAt),
                serving.workersOf(queue),
                control.paused(),
                control.by(),
                control.at(),
                problems);
    }

    private static Long age(byte[] element, String queue, long now) {
        try {
            Task task = TaskCodec.decode(element, queue);
            if (task.enqueuedAt() == null) {
                return null;
            }
            long since = task.notBefore() == null ? task.enqueuedAt() : Math.max(task.enqueuedAt(), task.notBefore());
            return Math.max(0, now - since);
        } catch (RuntimeException foreign) {
            return null;
        }
    }

    private QueueControl control(String queue, byte[] json, List<String> problems) {
        if (json == null) {
            return QueueControl.OPEN;
        }
        try {
            return QueueControl.decode(json);
        } catch (RuntimeException e) {
            problems.add(new UnreadableRecordException(keys.control(queue), e).getMessage());
            return QueueControl.OPEN;
        }
    }
}
