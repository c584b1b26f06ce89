package io.taskqueue.worker.queue;

/**
 * What is to take the place of a dataset's state.
 *
 * @param read the version of the state it was made from
 * @param version its own
 * @param state the state's bytes
 * @param statistics its statistics, JSON
 * @param chunks how many chunks it holds
 * @param records how many records those held
 * @param now epoch milliseconds
 * @param completed the dataset's status record if these are all its chunks, JSON
 */
public record MergeWrite(
        String read,
        String version,
        byte[] state,
        byte[] statistics,
        long chunks,
        long records,
        long now,
        byte[] completed) {}
