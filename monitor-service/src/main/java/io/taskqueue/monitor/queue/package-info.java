/**
 * Queues, workers and task records as Redis holds them; nothing outside this package uses the Redis client. Start at
 * {@link io.taskqueue.monitor.queue.QueueObserver}.
 */
package io.taskqueue.monitor.queue;
