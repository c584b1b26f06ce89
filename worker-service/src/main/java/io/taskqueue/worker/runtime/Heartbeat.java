package io.taskqueue.worker.runtime;

import jakarta.inject.Singleton;

/** Renews the lease, and has the queue loop look after what may have got lost on the way. */
@Singleton
public final class Heartbeat {
    private final WorkerLease lease;
    private final QueueLoop queueLoop;

    Heartbeat(WorkerLease lease, QueueLoop queueLoop) {
        this.lease = lease;
        this.queueLoop = queueLoop;
    }

    public void round() {
        lease.beat();
        queueLoop.beaten();
    }
}
