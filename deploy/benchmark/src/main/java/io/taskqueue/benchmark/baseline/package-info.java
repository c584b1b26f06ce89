/**
 * What the queue is compared with: lists moved without any safety. Start at {@link
 * io.taskqueue.benchmark.baseline.BaselineRounds}.
 */
package io.taskqueue.benchmark.baseline;
