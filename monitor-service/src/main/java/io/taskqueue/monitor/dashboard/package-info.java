/**
 * The HTML pages: an overview, a task, a dead letter. They work without JavaScript and refresh themselves with it. Start
 * at {@link io.taskqueue.monitor.dashboard.DashboardResource}.
 */
package io.taskqueue.monitor.dashboard;
