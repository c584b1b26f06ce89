package io.taskqueue.producer.dataset.text;

/** Finds where records end. Not thread-safe. */
public interface Grammar {
    /** The record does not end within the bytes scanned. */
    int NO_END = -1;

    /** A record begins with the next byte. */
    void begin();

    /**
     * Continues the search for the record's end. The bytes scanned before lie directly before {@code from}.
     *
     * @return the index after the first byte of its line end, or {@link #NO_END}
     */
    int scan(byte[] bytes, int from, int to);

    /** The number of line ends within the record so far. */
    long linesWithin();

    /** The distance of the open quote from the record's start; -1 if none is open. */
    int openQuote();

    /** Whether the record, once its end is found, conforms to the grammar's standard. */
    boolean isRegular();

    /** The same record in the form of the standard, with the same number of lines. */
    byte[] regular(byte[] bytes, int from, int to);

    /** Whether these bytes are an empty line rather than a record. */
    boolean isBlank(byte[] bytes, int from, int to);

    /** A line end that ends exactly one line, whatever precedes it. */
    byte lineEnd();

    /** Whether CR ends a line, alone or before LF. */
    boolean endsLinesWithCr();
}
