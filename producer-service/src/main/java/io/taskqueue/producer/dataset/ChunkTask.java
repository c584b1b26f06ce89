package io.taskqueue.producer.dataset;

/**
 * One chunk of a dataset on its way into the queue.
 *
 * @param taskId the id of its task
 * @param number from 0, without gaps
 * @param from the byte of the stream that follows the chunk before it
 * @param envelope the task's bytes as the list gets them
 * @param text the chunk's records as they came
 * @param statusRecord the bytes its status key gets
 * @param upTo how far the stream has come with it
 * @param digest of all texts up to it, {@code null} where streams need not be told apart
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
