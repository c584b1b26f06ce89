package io.taskqueue.producer.queue;

import io.taskqueue.model.Task;
import io.taskqueue.producer.config.ProducerConfig;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * The limit of queues that submitters, who choose the names, can create. Queues that an operator has configured, and
 * {@code default}, are always created. Thread-safe.
 */
@Singleton
public class QueueLimit {
    private final int limit;
    private final Set<String> configured;

    QueueLimit(ProducerConfig config) {
        this.limit = config.maxQueues();
        this.configured = Set.copyOf(config.queues().keySet());
    }

    /** The limit that applies to a submission to {@code queue}, 0 for none. */
    public int of(String queue) {
        return queue.equals(Task.DEFAULT_QUEUE) || configured.contains(queue) ? 0 : limit;
    }
}
