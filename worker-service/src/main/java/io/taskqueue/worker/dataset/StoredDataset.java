package io.taskqueue.worker.dataset;

/**
 * What a producer and operators have recorded about a dataset.
 *
 * @param chunks how many chunks the queue has accepted
 * @param cancelled whether an operator cancelled it
 * @param queue the queue its chunks go to
 * @param openedAt when its stream began, epoch milliseconds, {@code null} if unknown
 */
record StoredDataset(long chunks, boolean cancelled, String queue, Long openedAt) {}
