package io.taskqueue.producer.records;

import io.taskqueue.producer.queue.StreamPosition;

/**
 * Some whole records of a stream.
 *
 * @param number from 0
 * @param firstLine the line of the stream, from 1, on which the first of them begins
 * @param records how many they are
 * @param text them, as it stands between the quotes of a JSON string; until the next chunk is cut
 * @param length how many bytes of {@code text} are this chunk's
 * @param upTo how far the stream has come with them
 */
record Chunk(long number, long firstLine, long records, byte[] text, int length, StreamPosition upTo) {}
