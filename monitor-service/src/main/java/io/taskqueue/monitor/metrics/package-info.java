/**
 * Gauges for {@code /q/metrics}, updated by a scheduled sample, so that scrapes never access Redis. Start at
 * {@link io.taskqueue.monitor.metrics.QueueMetrics}.
 */
package io.taskqueue.monitor.metrics;
