package io.taskqueue.producer.rest;

/**
 * One element of a batch as it was received.
 *
 * @param json its bytes, {@code null} if it exceeds the limit of one element
 */
record BatchElement(byte[] json) {
    static final BatchElement TOO_LARGE = new BatchElement(null);
}
