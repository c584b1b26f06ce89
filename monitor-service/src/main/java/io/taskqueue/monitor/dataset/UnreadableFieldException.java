package io.taskqueue.monitor.dataset;

/** Thrown when a field of a hash breaks the contract. */
public final class UnreadableFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String field;

    UnreadableFieldException(String key, String field, String problem, Throwable cause) {
        super("the field " + field + " of the hash " + key + " " + problem, cause);
        this.key = key;
        this.field = field;
    }

    /** The key of the hash. */
    public String key() {
        return key;
    }

    /** The name of the field. */
    public String field() {
        return field;
    }
}
