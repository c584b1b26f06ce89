package io.taskqueue.worker.dataset;

/** Where a chunk stands with its dataset. */
public enum Standing {
    /** It may be analysed and merged. */
    WANTED,
    /** The dataset holds it. */
    MERGED,
    /** An operator cancelled the dataset. */
    CANCELLED,
    /** The dataset has never had a chunk of this number. */
    UNKNOWN,
    /** The dataset does not hold it, and its text is gone. */
    LOST,
    /** There is no such dataset, or none that ever had a chunk. */
    GONE
}
