package io.taskqueue.monitor.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sizes of many queues, read without reading tasks. */
record QueueSizes(Map<String, Size> sizes) {
    private static final LuaScript SCRIPT = LuaScript.load(QueueSizes.class, "size_queues");
    private static final int BATCH = 500;

    /**
     * The size of one queue.
     *
     * @param marked whether the queue is paused or one of its keys holds another Redis type
     */
    record Size(long waiting, long scheduled, boolean marked) {
        static final Size NOTHING = new Size(0, 0, false);

        boolean isNothing() {
            return equals(NOTHING);
        }
    }

    static QueueSizes read(List<String> queues, RedisGateway redis, QueueKeys keys) {
        Map<String, Size> sizes = new HashMap<>();
        for (int from = 0; from < queues.size(); from += BATCH) {
            List<String> some = queues.subList(from, Math.min(queues.size(), from + BATCH));
            List<String> scriptKeys = new ArrayList<>();
            for (String queue : some) {
                scriptKeys.addAll(List.of(keys.queue(queue), keys.scheduled(queue), keys.control(queue)));
            }
            List<Reply> numbers = redis.run(SCRIPT, scriptKeys, List.of()).list();
            for (int i = 0; i < some.size(); i++) {
                sizes.put(some.get(i), size(numbers.subList(3 * i, 3 * i + 3)));
            }
        }
        return new QueueSizes(sizes);
    }

    private static Size size(List<Reply> numbers) {
        return new Size(
                numbers.get(0).number(), numbers.get(1).number(), numbers.get(2).number() == 1);
    }

    Size of(String queue) {
        return sizes.getOrDefault(queue, Size.NOTHING);
    }

    /** How many tasks wait in all of them. */
    long waiting() {
        return sizes.values().stream().mapToLong(Size::waiting).sum();
    }

    /** How many tasks in all of them are not yet due. */
    long scheduled() {
        return sizes.values().stream().mapToLong(Size::scheduled).sum();
    }
}
