/**
 * Gauges for {@code /q/metrics}, set by a background sample so that a scrape never asks Redis. Start at
 * {@link io.taskqueue.monitor.metrics.QueueMetrics}.
 */
package io.taskqueue.monitor.metrics;
