/**
 * What the monitor reads from Redis and the few things it writes. Start at
 * {@link io.taskqueue.monitor.queue.QueueObserver} for reading and {@link io.taskqueue.monitor.queue.DeadLetters} for
 * dead letters; {@code RedisGateway} is the only class that knows a Redis client.
 */
package io.taskqueue.monitor.queue;
