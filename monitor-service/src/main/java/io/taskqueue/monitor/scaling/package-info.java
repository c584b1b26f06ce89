/**
 * Recommends a number of workers for each queue. Start at {@link io.taskqueue.monitor.scaling.ScalingAdvisor}.
 */
package io.taskqueue.monitor.scaling;
