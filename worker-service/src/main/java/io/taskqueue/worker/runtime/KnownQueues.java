package io.taskqueue.worker.runtime;

import io.taskqueue.worker.config.WorkerConfig;
import jakarta.inject.Singleton;
import java.util.Set;

/** The queues this worker serves, and the registered ones as {@link OtherQueues} last read them. Thread-safe. */
@Singleton
class KnownQueues {
    private final Set<String> served;
    private volatile Set<String> registered = Set.of();

    KnownQueues(WorkerConfig config) {
        this.served = Set.copyOf(config.worker().queues());
    }

    boolean contains(String queue) {
        return served.contains(queue) || registered.contains(queue);
    }

    boolean isServed(String queue) {
        return served.contains(queue);
    }

    void registered(Set<String> queues) {
        registered = Set.copyOf(queues);
    }
}
