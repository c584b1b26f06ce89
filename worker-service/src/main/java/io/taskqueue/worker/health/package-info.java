/**
 * The worker's health checks: {@link io.taskqueue.worker.health.LeaseCheck} for readiness, {@link
 * io.taskqueue.worker.health.LoopsCheck} for liveness.
 */
package io.taskqueue.worker.health;
