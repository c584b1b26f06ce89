package io.taskqueue.producer.dataset;

/**
 * A dataset as its producer left it.
 *
 * @param position how far its stream has come
 * @param digest of the texts of all its chunks, {@code null} where none is kept
 * @param closed whether the stream has ended
 * @param cancelled whether an operator wants no more of it
 */
public record Dataset(
        String id, DatasetShape shape, StreamPosition position, String digest, boolean closed, boolean cancelled) {}
