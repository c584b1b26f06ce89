package io.taskqueue.worker.dataset;

import java.util.Optional;

/**
 * A chunk as it lies in Redis.
 *
 * @param dataset what is said of its dataset; empty if there is none, or none that ever had a chunk
 * @param text its records, in UTF-8; {@code null} if it is not there (any more)
 */
record StoredChunk(Optional<StoredDataset> dataset, byte[] text) {}
