package io.taskqueue.redis;

/** What Redis answers to an {@link ElementCall}. */
public sealed interface ElementReply {
    /** A value that was there. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares replies.
    record Value(byte[] bytes) implements ElementReply {}

    /** A number. */
    record Count(long number) implements ElementReply {}

    /** There was no value. */
    record Nothing() implements ElementReply {}

    /** A value longer than the connection's limit; it was discarded as it arrived. */
    record TooLong(long length) implements ElementReply {}

    /** Redis refused the command; {@code message} begins with a code such as {@code WRONGTYPE}. */
    record Refusal(String message) implements ElementReply {}
}
