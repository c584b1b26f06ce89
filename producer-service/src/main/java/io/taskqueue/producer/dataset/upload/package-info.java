/**
 * Receives streams of records over HTTP and sends their chunks into the queue as tasks of one dataset. Memory use does
 * not grow with the stream; start at {@link io.taskqueue.producer.dataset.upload.RecordsResource}.
 */
package io.taskqueue.producer.dataset.upload;
