package io.taskqueue.producer.dataset;

/** What became of a chunk, or of the end of a stream, as the scripts tell. */
public enum ChunkOutcome {
    /** Redis has it. */
    ACCEPTED,
    /** Redis had it before; nothing was written. */
    REPEATED,
    /** Chunks before it are missing, or there are more than the stream has. */
    GAP,
    /** It does not begin where the chunk before it ended: another stream. */
    DIFFERS,
    /** The limit of waiting tasks is reached; nothing was written. */
    FULL,
    /** The limit of texts that wait to be analysed is reached; nothing was written. */
    BEHIND,
    /** The queue is new and there are as many queues as submitters may bring about; nothing was written. */
    UNLISTED,
    /** The dataset was closed before. */
    CLOSED,
    /** An operator cancelled the dataset. */
    CANCELLED,
    /** There is no such dataset (any more). */
    MISSING
}
