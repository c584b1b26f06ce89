package io.taskqueue.worker.dataset;

/**
 * A dataset's state that this worker cannot read, written by a newer one or damaged; the message names what was found.
 * A later attempt may come to a worker that can.
 */
public final class UnreadableStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableStateException(String found, Throwable cause) {
        super("the dataset's state " + found, cause);
    }
}
