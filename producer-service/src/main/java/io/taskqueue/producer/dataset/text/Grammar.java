package io.taskqueue.producer.dataset.text;

/** Knows where records end. Not thread-safe. */
public interface Grammar {
    /** The record does not end within the bytes that are there. */
    int NO_END = -1;

    /** A record begins with the next byte. */
    void begin();

    /**
     * Looks on for the record's end. What was looked at before lies right before {@code from}.
     *
     * @return the index after the first byte of its line end, or {@link #NO_END}
     */
    int scan(byte[] bytes, int from, int to);

    /** How many line ends the record has had within it. */
    long linesWithin();

    /** How far from the record's start the quote lies that is open now; -1 where none is. */
    int openQuote();

    /** Whether the record, now that its end is found, is written as the grammar's own standard has it. */
    boolean isRegular();

    /** The same record as the standard has it, with the same lines. */
    byte[] regular(byte[] bytes, int from, int to);

    /** Whether a record with these bytes is none, but a line that is empty. */
    boolean isBlank(byte[] bytes, int from, int to);

    /** A line end that ends one line, whatever stands before it. */
    byte lineEnd();

    /** Whether CR ends a line, alone or before LF. */
    boolean endsLinesWithCr();
}
