package io.taskqueue.worker.maintenance;

import io.taskqueue.worker.runtime.Loop;

/** Work that a worker does again and again beside the queue loop, on a thread of its own. */
public interface Maintenance {
    /** A loop that does the work, not started yet. */
    Loop loop();
}
