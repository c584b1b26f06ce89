/**
 * Datasets: their progress, statistics and live events, and how they are cancelled. Start at
 * {@link io.taskqueue.monitor.dataset.Datasets}.
 */
package io.taskqueue.monitor.dataset;
