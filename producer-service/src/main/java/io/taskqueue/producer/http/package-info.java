/**
 * What all addresses of the producer have in common: how large bodies may be, which answers are acceptable. Start at
 * {@link io.taskqueue.producer.http.Negotiation}.
 */
package io.taskqueue.producer.http;
