/**
 * Health checks: {@code redis} decides on readiness, the group {@code queue} tells whether the queue as a whole does its
 * work. Nothing decides on liveness but the process itself. Start at {@link io.taskqueue.monitor.health.BacklogCheck}.
 */
package io.taskqueue.monitor.health;
