package io.taskqueue.producer.queue;

/** A key holds bytes that are not a record of the queue. */
public final class BrokenKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;

    public BrokenKeyException(String key, Throwable cause) {
        super("the key " + key + " holds something that is not the queue's", cause);
        this.key = key;
    }

    /** The key at fault. */
    public String key() {
        return key;
    }
}
