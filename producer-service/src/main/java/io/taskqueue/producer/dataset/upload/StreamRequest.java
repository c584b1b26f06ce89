package io.taskqueue.producer.dataset.upload;

import io.taskqueue.producer.dataset.text.StreamFormat;
import io.taskqueue.producer.queue.RequestKey;

/**
 * A request with a stream of records.
 *
 * @param name the name of the dataset
 * @param gzip whether the body is compressed
 * @param queue the queue of the chunks
 * @param key the idempotency key, or {@code null}
 * @param fromChunk the chunk that the body begins with; {@code null} for the whole stream
 */
record StreamRequest(String name, StreamFormat format, boolean gzip, String queue, RequestKey key, Long fromChunk) {
    /** Whether the body begins in the middle of the stream, without a header row. */
    boolean resumes() {
        return fromChunk != null && fromChunk > 0;
    }
}
