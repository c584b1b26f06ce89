/**
 * Attempts: what a worker holds, how handlers run it and what their outcomes mean. The entry is
 * {@link io.taskqueue.worker.runtime.attempt.AttemptRunner}.
 */
package io.taskqueue.worker.runtime.attempt;
