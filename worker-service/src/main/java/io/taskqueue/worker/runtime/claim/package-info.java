/**
 * Claims: elements taken from the queues, and which of them are to be started. The entry is {@link
 * io.taskqueue.worker.runtime.claim.ClaimLane}; {@link io.taskqueue.worker.runtime.claim.ClaimTriage} sorts what it
 * takes.
 */
package io.taskqueue.worker.runtime.claim;
