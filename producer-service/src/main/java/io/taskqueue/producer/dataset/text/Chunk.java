package io.taskqueue.producer.dataset.text;

import io.taskqueue.producer.dataset.StreamPosition;

/**
 * A part of a stream: as many whole records as fit.
 *
 * @param number from 0
 * @param firstLine the line of the stream, from 1, on which the first of them begins
 * @param records their number
 * @param text their bytes as they were received
 * @param upTo the position of the stream after them
 */
public record Chunk(long number, long firstLine, long records, byte[] text, StreamPosition upTo) {}
