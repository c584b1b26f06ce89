package io.taskqueue.worker.runtime;

import jakarta.inject.Singleton;

/** Renews the lease, and has the queue loop look after what may have got lost on the way. */
@Singleton
class Heartbeat {
    private final Session session;
    private final QueueLoop queueLoop;

    Heartbeat(Session session, QueueLoop queueLoop) {
        this.session = session;
        this.queueLoop = queueLoop;
    }

    void round() {
        session.beat();
        queueLoop.beaten();
    }
}
