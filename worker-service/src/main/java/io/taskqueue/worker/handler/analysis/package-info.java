/**
 * The {@code data.analysis} task type: records in, statistics of their columns out, either those of a dataset's chunk,
 * merged into the dataset's, or those of a few records, which are the task's own result. Start at
 * {@link io.taskqueue.worker.handler.analysis.DataAnalysisHandler}.
 */
package io.taskqueue.worker.handler.analysis;
