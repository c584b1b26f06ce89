package io.taskqueue.producer.queue;

import io.taskqueue.producer.config.Durability;
import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.config.QueueConfig;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** The configured durability of each queue: how safe its tasks must be before they are acknowledged. */
@Singleton
public class Durabilities {
    private final Durability general;
    private final Map<String, Durability> byQueue = new HashMap<>();

    Durabilities(ProducerConfig config) {
        this.general = config.durability();
        for (Map.Entry<String, QueueConfig> queue : config.queues().entrySet()) {
            queue.getValue().durability().ifPresent(durability -> byQueue.put(queue.getKey(), durability));
        }
    }

    public Durability of(String queue) {
        return byQueue.getOrDefault(queue, general);
    }
}
