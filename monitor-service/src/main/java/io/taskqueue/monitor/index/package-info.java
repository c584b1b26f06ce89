/**
 * Sorted sets of ids by time, such as the dead letters and the datasets, and cursors that page backwards through them.
 * Start at {@link io.taskqueue.monitor.index.Cursor}.
 */
package io.taskqueue.monitor.index;
