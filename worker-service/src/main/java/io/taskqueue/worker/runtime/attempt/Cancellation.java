package io.taskqueue.worker.runtime.attempt;

/** Why an attempt is no longer wanted. */
public enum Cancellation {
    /** It ran past its timeout: a failed attempt. */
    TIMEOUT,
    /** Its worker was found dead, and another one has the task: whatever it returns is rejected. */
    LEASE_LOST,
    /** Its worker is stopping: the task is released, the attempt not spent. */
    DRAIN
}
