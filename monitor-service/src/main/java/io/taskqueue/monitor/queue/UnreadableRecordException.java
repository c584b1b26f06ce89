package io.taskqueue.monitor.queue;

/** Says that the value of a key does not follow the wire format. */
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

    /** Says that a value of so many bytes is larger than any the monitor reads. */
    public static UnreadableRecordException tooLarge(String key, long bytes) {
        return new UnreadableRecordException(key, "it has " + bytes + " bytes, more than " + TaskRecords.LONGEST, null);
    }

    /** The key at fault. */
    public String key() {
        return key;
    }
}
