package io.taskqueue.producer.rest;

/** The elements of a batch, read one by one. Not thread-safe. */
interface BatchElements {
    /**
     * The next element, {@code null} after the last.
     *
     * @throws BrokenBatchException if the elements after this point cannot be separated
     */
    BatchElement next();
}
