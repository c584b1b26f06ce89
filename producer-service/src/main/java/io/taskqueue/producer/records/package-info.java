/**
 * Streams of records: read as they come, cut into chunks, put into the queue as tasks of one dataset. Memory does not grow
 * with the stream; start at {@link io.taskqueue.producer.records.RecordsResource}.
 */
package io.taskqueue.producer.records;
