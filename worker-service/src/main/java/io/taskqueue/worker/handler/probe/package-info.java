/**
 * The {@code probe} task type, for smoke tests, benchmarks and rehearsals of kills and drains. Start at
 * {@link io.taskqueue.worker.handler.probe.ProbeHandler}.
 */
package io.taskqueue.worker.handler.probe;
