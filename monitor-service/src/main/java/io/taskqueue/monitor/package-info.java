/**
 * The monitor service: reports the state of every task and carries out operators' commands. {@code rest},
 * {@code health}, {@code metrics} and {@code dashboard} depend on {@code queue}, {@code deadletter}, {@code dataset}
 * and {@code scaling}, which depend on the shared model; never the other way. Start at
 * {@link io.taskqueue.monitor.Main}.
 */
package io.taskqueue.monitor;
