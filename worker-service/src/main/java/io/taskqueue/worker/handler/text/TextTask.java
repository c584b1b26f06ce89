package io.taskqueue.worker.handler.text;

/**
 * The payload of {@code text}.
 *
 * @param text any text, even an empty one
 */
public record TextTask(String text) {}
