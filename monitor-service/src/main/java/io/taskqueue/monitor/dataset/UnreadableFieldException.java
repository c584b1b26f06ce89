package io.taskqueue.monitor.dataset;

/** Says that a field of a hash does not follow the contract. */
public final class UnreadableFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String field;

    UnreadableFieldException(String key, String field, String problem, Throwable cause) {
        super("the field " + field + " of the hash " + key + " " + problem, cause);
        this.key = key;
        this.field = field;
    }

    /** The key at fault. */
    public String key() {
        return key;
    }

    /** The field at fault. */
    public String field() {
        return field;
    }
}
