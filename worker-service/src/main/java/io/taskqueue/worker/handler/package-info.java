/**
 * What a task type's author sees: adding a type is adding one bean that implements
 * {@link io.taskqueue.worker.handler.TaskHandler}. The handlers shipped with the worker live in the packages below.
 */
package io.taskqueue.worker.handler;
