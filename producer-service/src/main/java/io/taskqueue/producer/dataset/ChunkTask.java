package io.taskqueue.producer.dataset;

/**
 * One chunk of a dataset to be put into the queue.
 *
 * @param taskId the id of its task
 * @param number from 0, without gaps
 * @param from the byte of the stream that follows the chunk before it
 * @param envelope the task's bytes as the list holds them
 * @param text the chunk's records as they were received
 * @param statusRecord the bytes of its status record
 * @param upTo the position of the stream after it
 * @param digest of all texts up to it, {@code null} where streams are not compared
 */
public record ChunkTask(
        String taskId,
        long number,
        long from,
        byte[] envelope,
        byte[] text,
        byte[] statusRecord,
        StreamPosition upTo,
        String digest) {}
