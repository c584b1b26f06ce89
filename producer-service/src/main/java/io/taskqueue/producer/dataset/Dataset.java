package io.taskqueue.producer.dataset;

/**
 * A dataset as the producer last wrote it.
 *
 * @param position the position of its stream
 * @param digest of the texts of all its chunks, {@code null} if none is kept
 * @param closed whether the stream has ended
 * @param cancelled whether an operator cancelled it
 */
public record Dataset(
        String id, DatasetShape shape, StreamPosition position, String digest, boolean closed, boolean cancelled) {}
