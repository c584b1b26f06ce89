/**
 * What happens in a worker process: claiming, running, ending, heartbeats, recovery, draining. The entry is
 * {@link io.taskqueue.worker.runtime.WorkerLifecycle}, which starts and stops the rest; the heart is
 * {@link io.taskqueue.worker.runtime.QueueLoop}.
 */
package io.taskqueue.worker.runtime;
