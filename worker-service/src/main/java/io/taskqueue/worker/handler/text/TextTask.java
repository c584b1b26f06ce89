package io.taskqueue.worker.handler.text;

/**
 * The payload of {@code text}.
 *
 * @param text any text, the empty one too
 */
public record TextTask(String text) {}
