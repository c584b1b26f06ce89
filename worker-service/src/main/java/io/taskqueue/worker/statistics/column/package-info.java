/**
 * Summarizes the values of one column in bounded space: exact totals, quantiles, frequent and distinct values. Start at
 * {@link io.taskqueue.worker.statistics.column.ColumnSummary}.
 */
package io.taskqueue.worker.statistics.column;
