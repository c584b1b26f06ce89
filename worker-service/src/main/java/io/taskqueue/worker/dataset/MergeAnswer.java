package io.taskqueue.worker.dataset;

/** The result of {@code merge.lua}. */
sealed interface MergeAnswer {
    /**
     * It was written.
     *
     * @param last whether the dataset has ended with it
     */
    record Merged(boolean last) implements MergeAnswer {}

    /**
     * The dataset has changed since it was read; nothing was written.
     *
     * @param stored what it holds now
     */
    record Stale(StoredState stored) implements MergeAnswer {}

    /** An operator cancelled the dataset; nothing was written. */
    record Cancelled() implements MergeAnswer {}

    /** There is no such dataset; nothing was written. */
    record Gone() implements MergeAnswer {}
}
