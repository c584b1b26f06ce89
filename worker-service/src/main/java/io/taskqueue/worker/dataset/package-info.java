/**
 * Merges the summaries of a dataset's chunks, by any number of workers in any order, each chunk once. Start at
 * {@link io.taskqueue.worker.dataset.Merges}.
 */
package io.taskqueue.worker.dataset;
