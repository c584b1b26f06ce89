package io.taskqueue.monitor.queue;

/** Says that Redis did not answer in time, is not there, or will not do what was asked of it now. */
public final class RedisAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RedisAwayException(String what, Throwable cause) {
        super(what, cause);
    }
}
