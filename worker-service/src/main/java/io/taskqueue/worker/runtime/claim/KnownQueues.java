package io.taskqueue.worker.runtime.claim;

import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.maintenance.OtherQueues;
import jakarta.inject.Singleton;
import java.util.Set;

/** The queues this worker serves, and the registered ones as {@link OtherQueues} last read them. Thread-safe. */
@Singleton
public final class KnownQueues {
    private final Set<String> served;
    private volatile Set<String> registered = Set.of();

    public KnownQueues(WorkerConfig config) {
        this.served = Set.copyOf(config.worker().queues());
    }

    boolean contains(String queue) {
        return served.contains(queue) || registered.contains(queue);
    }

    public boolean isServed(String queue) {
        return served.contains(queue);
    }

    public void registered(Set<String> queues) {
        registered = Set.copyOf(queues);
    }
}
