/**
 * What producer and monitor do alike with requests before a resource sees them, and with failures after. Start at
 * {@link io.taskqueue.http.HttpEdge}; what differs between the services is their
 * {@link io.taskqueue.http.HttpBoundary}.
 */
package io.taskqueue.http;
