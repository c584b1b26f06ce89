package io.taskqueue.worker.dataset;

import java.util.List;

/**
 * A new merged state of a dataset, to replace the one it was made from.
 *
 * @param read the version of the state it was made from
 * @param version its own
 * @param state the state's bytes
 * @param statistics its statistics, JSON
 * @param merged the numbers of the chunks it holds now, beside those it was made from
 * @param chunks how many chunks it holds
 * @param records how many records those held
 * @param now epoch milliseconds
 * @param completed the dataset's status record if these are all its chunks, JSON
 */
record MergeWrite(
        String read,
        String version,
        byte[] state,
        byte[] statistics,
        List<Long> merged,
        long chunks,
        long records,
        long now,
        byte[] completed) {}
