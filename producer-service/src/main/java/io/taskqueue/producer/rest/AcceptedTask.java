package io.taskqueue.producer.rest;

/**
 * The answer to an accepted task.
 *
 * @param id the task's id
 * @param status {@code available}, or {@code scheduled} where its time has not come
 */
public record AcceptedTask(String id, String status) {}
