package io.taskqueue.monitor.queue;

/** Thrown when the value of a key breaks the wire format. */
public final class UnreadableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;

    UnreadableRecordException(String key, RuntimeException cause) {
        this(key, cause.getMessage(), cause);
    }

    private UnreadableRecordException(String key, String problem, RuntimeException cause) {
        super("the record at " + key + " cannot be read: " + problem, cause);
        this.key = key;
    }

    /** For a value larger than the monitor reads, of {@code bytes} bytes. */
    public static UnreadableRecordException tooLarge(String key, long bytes) {
        return new UnreadableRecordException(key, "it has " + bytes + " bytes, more than " + TaskRecords.LONGEST, null);
    }

    /** The key of the value. */
    public String key() {
        return key;
    }
}
