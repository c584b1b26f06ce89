package io.taskqueue.model;

/** Reports that bytes, or a value about to be encoded, do not follow the wire format, and names the field at fault. */
public final class MalformedTaskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the JSON field at fault, or {@code ""} where the text as a whole is
     * @param problem what is wrong with it, to be read after the field's name: {@code "is missing"}
     */
    public MalformedTaskException(String field, String problem) {
        super(field.isEmpty() ? problem : field + " " + problem);
        this.field = field;
    }

    /** The JSON field at fault, {@code ""} where the text as a whole is. */
    public String field() {
        return field;
    }
}
