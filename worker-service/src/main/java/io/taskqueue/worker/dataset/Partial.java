package io.taskqueue.worker.dataset;

import io.taskqueue.worker.statistics.TableSummary;

/**
 * The summary of one chunk.
 *
 * @param chunk its number, from 0
 * @param summary of its records; it is read, never changed
 */
record Partial(long chunk, TableSummary summary) {}
