/**
 * Receives tasks by REST: {@code POST /tasks} and {@code POST /tasks/batch}. Resources only translate; start at
 * {@link io.taskqueue.producer.rest.TaskResource}.
 */
package io.taskqueue.producer.rest;
