/**
 * The {@code http.request} task type: one HTTP request to a host the operator allows. Start at
 * {@link io.taskqueue.worker.handler.http.HttpRequestHandler}.
 */
package io.taskqueue.worker.handler.http;
