package io.taskqueue.monitor.queue;

/** Says that the value of a key does not follow the wire format. */
public final class UnreadableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;

    UnreadableRecordException(String key, RuntimeException cause) {
        super("the record at " + key + " cannot be read: " + cause.getMessage(), cause);
        this.key = key;
    }

    /** The key at fault. */
    public String key() {
        return key;
    }
}
