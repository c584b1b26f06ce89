/**
 * Reads the bodies of requests: as a whole before the resource sees the request, without holding a thread, or as a
 * stream that the resource reads. Start at {@link io.taskqueue.http.body.RequestBodies} and
 * {@link io.taskqueue.http.body.BodyStream}.
 */
package io.taskqueue.http.body;
