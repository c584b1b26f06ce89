/**
 * What all addresses that take a body have in common: how large it may be, that it says what it is. Start at
 * {@link io.taskqueue.producer.http.BodyStream}.
 */
package io.taskqueue.producer.http;
