package io.taskqueue.worker.queue;

/** The worker holds no lease, so a script wrote nothing for it. Only a heartbeat can tell whether the loss is final. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLostException(String worker) {
        super("worker " + worker + " holds no lease");
    }
}
