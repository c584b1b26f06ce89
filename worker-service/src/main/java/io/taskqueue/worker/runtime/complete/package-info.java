/**
 * How the worker's hold on tasks ends in Redis: completed, scheduled, discarded or released. The entry is
 * {@link io.taskqueue.worker.runtime.complete.Completer}.
 */
package io.taskqueue.worker.runtime.complete;
