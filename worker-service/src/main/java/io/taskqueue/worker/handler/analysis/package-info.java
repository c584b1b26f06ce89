/**
 * The {@code data.analysis} task type: records in, statistics of their columns out. Statistics of parts can be merged
 * into those of the whole. Start at {@link io.taskqueue.worker.handler.analysis.DataAnalysisHandler}.
 */
package io.taskqueue.worker.handler.analysis;
