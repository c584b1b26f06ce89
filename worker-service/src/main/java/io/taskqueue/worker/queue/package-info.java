/**
 * The worker's side of the queue in Redis: one Java method for each script, and the one class that talks to Redis.
 * Start at {@link io.taskqueue.worker.queue.Claims} and {@link io.taskqueue.worker.queue.Endings}.
 */
package io.taskqueue.worker.queue;
