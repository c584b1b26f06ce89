package io.taskqueue.producer.config;

import java.util.Optional;

/** What differs for one queue, {@code taskqueue.producer.queues."<queue>".*}. */
public interface QueueConfig {
    /** How safe its tasks are before they are acknowledged; as for all queues by default. */
    Optional<Durability> durability();
}
