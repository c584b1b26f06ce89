package io.taskqueue.worker.statistics.value;

/** The types of values, from the narrowest to the widest. */
public enum ValueType {
    /** Digits with or without a sign. */
    INTEGER("integer"),
    /** A number with a point or an exponent. */
    DECIMAL("decimal"),
    /** {@code true} or {@code false} in any case. */
    BOOLEAN("boolean"),
    /** A day, or a day and a time of it, with or without an offset, as ISO 8601 writes them. */
    DATE_TIME("dateTime"),
    /** Anything else. */
    TEXT("text");

    /** Its name in the JSON of statistics. */
    public final String label;

    ValueType(String label) {
        this.label = label;
    }

    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL;
    }

    /**
     * The narrowest type that holds all values of a column.
     *
     * @param counts how many values are of each type, by ordinal
     * @return {@code null} if there are no values
     */
    public static ValueType narrowest(long[] counts) {
        ValueType found = null;
        for (ValueType type : values()) {
            if (counts[type.ordinal()] > 0) {
                found = found == null || found == INTEGER && type == DECIMAL ? type : TEXT;
            }
        }
        return found;
    }
}
