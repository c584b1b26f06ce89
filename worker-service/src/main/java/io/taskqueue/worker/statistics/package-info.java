/**
 * Statistics of tables, column by column, of any number of records in bounded space. Parts of a table are summed up
 * apart and merged, in any order. Start at {@link io.taskqueue.worker.statistics.TableSummary}.
 */
package io.taskqueue.worker.statistics;
