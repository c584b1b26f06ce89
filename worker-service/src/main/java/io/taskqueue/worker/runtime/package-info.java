/**
 * The queue loop, which claims, starts and completes tasks, and the lease it works under. The entry is
 * {@link io.taskqueue.worker.runtime.QueueLoop}.
 */
package io.taskqueue.worker.runtime;
