/**
 * Turns refused submissions and failures of the queue into RFC 9457 problems and counts rejections. Start at
 * {@link io.taskqueue.producer.problem.Problems}.
 */
package io.taskqueue.producer.problem;
