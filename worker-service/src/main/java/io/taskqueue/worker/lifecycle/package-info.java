/**
 * Start and stop of the worker process. The entry is {@link io.taskqueue.worker.lifecycle.WorkerLifecycle}, which
 * starts all loops and drains the worker before the process ends.
 */
package io.taskqueue.worker.lifecycle;
