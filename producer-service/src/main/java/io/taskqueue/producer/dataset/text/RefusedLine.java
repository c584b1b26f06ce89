package io.taskqueue.producer.dataset.text;

/**
 * A record that no chunk can carry.
 *
 * @param line the line of the stream on which it begins, from 1
 * @param reason completes "the record …"
 */
public record RefusedLine(long line, String reason) {}
