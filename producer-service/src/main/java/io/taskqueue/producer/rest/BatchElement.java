package io.taskqueue.producer.rest;

/**
 * One element of a batch as it came.
 *
 * @param json its bytes, {@code null} where they were too many to keep
 */
record BatchElement(byte[] json) {
    static final BatchElement TOO_LARGE = new BatchElement(null);
}
