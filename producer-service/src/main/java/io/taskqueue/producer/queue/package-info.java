/**
 * Puts tasks into the queue and reads what became of them. Nothing outside knows Redis; start at
 * {@link io.taskqueue.producer.queue.TaskQueue}.
 */
package io.taskqueue.producer.queue;
