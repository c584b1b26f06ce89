package io.taskqueue.worker.dataset;

import java.util.Optional;

/**
 * A chunk as it is stored in Redis.
 *
 * @param dataset the facts about its dataset; empty if there is none, or none that ever had a chunk
 * @param text its records, in UTF-8; {@code null} if it is not or no longer there
 */
record StoredChunk(Optional<StoredDataset> dataset, byte[] text) {}
