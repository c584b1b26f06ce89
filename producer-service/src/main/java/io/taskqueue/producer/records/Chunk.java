package io.taskqueue.producer.records;

import io.taskqueue.producer.queue.StreamPosition;

/**
 * Some whole records of a stream.
 *
 * @param number from 0
 * @param firstLine the line of the stream, from 1, on which the first of them begins
 * @param records how many they are
 * @param text them as they came
 * @param upTo how far the stream has come with them
 */
record Chunk(long number, long firstLine, long records, byte[] text, StreamPosition upTo) {}
