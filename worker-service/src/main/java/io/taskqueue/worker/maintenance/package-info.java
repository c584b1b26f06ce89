/**
 * The loops that run beside the queue loop: due tasks, deadlines, dead workers, oversized elements. Each is a class
 * with a {@code round} method; the worker's lifecycle runs them.
 */
package io.taskqueue.worker.maintenance;
