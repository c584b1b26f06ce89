package io.taskqueue.worker.runtime.attempt;

import io.taskqueue.worker.queue.ClaimedElement;

/**
 * An element that a blocking pop has returned.
 *
 * @param worker the name it was claimed under
 */
public record Arrival(String worker, ClaimedElement claimed) {}
