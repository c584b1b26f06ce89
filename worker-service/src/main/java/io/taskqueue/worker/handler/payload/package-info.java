/**
 * What shipped handlers check and derive from payloads and ids before they act on them. Start at
 * {@link io.taskqueue.worker.handler.payload.PayloadText}.
 */
package io.taskqueue.worker.handler.payload;
