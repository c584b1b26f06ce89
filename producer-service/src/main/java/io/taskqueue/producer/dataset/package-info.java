/**
 * Datasets as Redis keeps them: the state of a stream, its chunks, and the scripts that write them. Start at
 * {@link io.taskqueue.producer.dataset.Datasets}.
 */
package io.taskqueue.producer.dataset;
