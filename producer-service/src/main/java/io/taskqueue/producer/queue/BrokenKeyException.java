package io.taskqueue.producer.queue;

/** Says that a key holds what the queue does not put there: another Redis type, or bytes that are no record. */
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
