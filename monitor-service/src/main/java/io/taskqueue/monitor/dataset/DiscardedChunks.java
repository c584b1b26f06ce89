package io.taskqueue.monitor.dataset;

import java.util.List;

/**
 * Chunks of a dataset that wait as dead letters; the dataset cannot be completed before they are retried.
 *
 * @param count how many there are among those looked at
 * @param lookedAt how many chunks, from the first, were looked at
 * @param deadLetters the first 100 of them
 */
public record DiscardedChunks(long count, long lookedAt, List<Letter> deadLetters) {
    public DiscardedChunks {
        deadLetters = List.copyOf(deadLetters);
    }

    /**
     * One of them.
     *
     * @param id its task's id
     * @param discardedAt epoch milliseconds
     */
    public record Letter(long chunk, String id, long discardedAt) {}
}
