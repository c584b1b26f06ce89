/**
 * Tables of records to upload, and the pass over one without a queue. Start at {@link
 * io.taskqueue.benchmark.records.RecordsFile}.
 */
package io.taskqueue.benchmark.records;
