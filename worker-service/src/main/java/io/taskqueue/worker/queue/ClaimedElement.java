package io.taskqueue.worker.queue;

/**
 * An element that lies in the worker's processing list now.
 *
 * @param queue the queue it came from
 */
public record ClaimedElement(Element element, String queue) {}
