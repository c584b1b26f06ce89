package io.taskqueue.producer.rest;

import java.io.IOException;

/** The elements of a batch, read one by one as they arrive. Not thread-safe. */
interface BatchElements {
    /**
     * The next element, {@code null} after the last.
     *
     * @throws BrokenBatchException where the elements after this point cannot be told apart
     * @throws IOException where the sender stops in the middle
     */
    BatchElement next() throws IOException;
}
