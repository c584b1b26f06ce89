package io.taskqueue.producer.dataset.text;

import io.taskqueue.producer.dataset.StreamPosition;

/**
 * Some whole records of a stream.
 *
 * @param number from 0
 * @param firstLine the line of the stream, from 1, on which the first of them begins
 * @param records how many they are
 * @param text them as they came
 * @param upTo how far the stream has come with them
 */
public record Chunk(long number, long firstLine, long records, byte[] text, StreamPosition upTo) {}
