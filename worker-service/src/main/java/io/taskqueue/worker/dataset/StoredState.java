package io.taskqueue.worker.dataset;

/**
 * The merged state of a dataset as it is stored in Redis.
 *
 * @param version names these bytes among all that were ever written, {@code ""} where none were
 * @param bytes {@code null} where none were written
 */
record StoredState(String version, byte[] bytes) {}
