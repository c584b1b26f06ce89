/**
 * Health checks: {@code redis} determines readiness, and the group {@code queue} reports whether the system as a whole
 * works. Liveness has no checks. Start at {@link io.taskqueue.monitor.health.BacklogCheck}.
 */
package io.taskqueue.monitor.health;
