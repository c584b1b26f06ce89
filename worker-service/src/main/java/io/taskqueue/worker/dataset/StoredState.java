package io.taskqueue.worker.dataset;

/**
 * What the chunks of a dataset add up to, as it lies in Redis.
 *
 * @param version names these bytes among all that were ever written, {@code ""} where none were
 * @param bytes {@code null} where none were written
 */
record StoredState(String version, byte[] bytes) {}
