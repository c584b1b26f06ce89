/**
 * What producer and monitor do alike with requests before a resource sees them: they are checked, their bodies are read
 * without holding a thread. Start at {@link io.taskqueue.http.RequestChecks} and {@link io.taskqueue.http.RequestBodies}.
 */
package io.taskqueue.http;
