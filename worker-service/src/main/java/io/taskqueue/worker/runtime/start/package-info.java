/**
 * The way of a claimed element to its handler, and the records of tasks that run. The entry is
 * {@link io.taskqueue.worker.runtime.start.AttemptStarter}.
 */
package io.taskqueue.worker.runtime.start;
