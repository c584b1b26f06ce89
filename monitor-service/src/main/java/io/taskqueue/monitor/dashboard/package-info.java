/**
 * The HTML pages: overview, task, dead letter and datasets. They work without JavaScript and refresh themselves with
 * it. Start at {@link io.taskqueue.monitor.dashboard.DashboardResource}.
 */
package io.taskqueue.monitor.dashboard;
