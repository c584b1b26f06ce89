package io.taskqueue.producer.dataset.upload;

import io.taskqueue.producer.dataset.text.StreamFormat;
import io.taskqueue.producer.queue.RequestKey;

/**
 * What a request with a stream of records asks for.
 *
 * @param name the dataset's
 * @param gzip whether the body is compressed
 * @param queue the queue the chunks go to
 * @param key the idempotency key, or {@code null}
 * @param fromChunk which chunk the body begins with; {@code null} where it is the whole stream
 */
record StreamRequest(String name, StreamFormat format, boolean gzip, String queue, RequestKey key, Long fromChunk) {
    /** Whether the body begins in the middle of the stream, without a header row. */
    boolean resumes() {
        return fromChunk != null && fromChunk > 0;
    }
}
