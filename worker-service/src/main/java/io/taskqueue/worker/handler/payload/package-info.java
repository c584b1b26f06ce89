/**
 * What every shipped handler asks of its payload and of the task's id before it acts on them. Start at
 * {@link io.taskqueue.worker.handler.payload.PayloadText}.
 */
package io.taskqueue.worker.handler.payload;
