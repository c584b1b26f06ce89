/**
 * Tasks to load the queue with, ways to bring them in, and the count of what became of them. Start at {@link
 * io.taskqueue.benchmark.load.ProbeTasks} and {@link io.taskqueue.benchmark.load.Drain}.
 */
package io.taskqueue.benchmark.load;
