package io.taskqueue.producer.queue;

import io.taskqueue.model.Task;
import io.taskqueue.producer.config.ProducerConfig;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of the label {@code queue} in metrics. Submitters choose queues' names, so only the first {@value #LIMIT}
 * and those that are configured keep theirs; all others share one label. Thread-safe.
 */
@Singleton
public class QueueLabels {
    /** The label that all other queues share. */
    public static final String OTHER = "other";

    static final int LIMIT = 200;

    private final Set<String> configured;
    private final Set<String> first = ConcurrentHashMap.newKeySet();

    QueueLabels(ProducerConfig config) {
        this.configured = Set.copyOf(config.queues().keySet());
    }

    /** The label for {@code queue}. */
    public String of(String queue) {
        if (queue.equals(Task.DEFAULT_QUEUE) || configured.contains(queue) || first.contains(queue)) {
            return queue;
        }
        return first.size() < LIMIT && first.add(queue) ? queue : OTHER;
    }
}
