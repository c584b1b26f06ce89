package io.taskqueue.producer.dataset;

/** What became of a chunk, or of the end of a stream, as the scripts report it. */
public enum ChunkOutcome {
    /** Redis has it. */
    ACCEPTED,
    /** Redis already had it; nothing was written. */
    REPEATED,
    /** Chunks before it are missing, or the stream has fewer chunks. */
    GAP,
    /** It does not begin where the chunk before it ended: a different stream. */
    DIFFERS,
    /** The limit of waiting tasks is reached; nothing was written. */
    FULL,
    /** The limit of texts that wait to be analysed is reached; nothing was written. */
    BEHIND,
    /** The queue is new and the limit of queues is reached; nothing was written. */
    UNLISTED,
    /** The dataset was already closed. */
    CLOSED,
    /** An operator cancelled the dataset. */
    CANCELLED,
    /** The dataset does not exist or no longer exists. */
    MISSING
}
