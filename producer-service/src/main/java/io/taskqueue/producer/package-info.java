/**
 * The producer service: takes tasks in by form and by REST and puts them into the queue. The arrows run from
 * {@code rest} and {@code form} to {@code problem} to {@code queue}; start at
 * {@link io.taskqueue.producer.queue.TaskQueue}.
 */
package io.taskqueue.producer;
