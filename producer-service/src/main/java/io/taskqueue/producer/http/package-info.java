/**
 * What all addresses that take a body have in common: how large it may be, that it says what it is. Start at
 * {@link io.taskqueue.producer.http.BodyReader}.
 */
package io.taskqueue.producer.http;
