package io.taskqueue.producer.queue;

/**
 * A dataset as its producer left it.
 *
 * @param position how far its stream has come
 * @param closed whether the stream has ended
 * @param cancelled whether an operator wants no more of it
 */
public record Dataset(String id, DatasetShape shape, StreamPosition position, boolean closed, boolean cancelled) {}
