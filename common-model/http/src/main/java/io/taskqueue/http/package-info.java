/**
 * What producer and monitor do alike with requests before a resource sees them: whole bodies are read without holding a
 * thread, within limits of size, time and memory. Start at {@link io.taskqueue.http.RequestBodies}.
 */
package io.taskqueue.http;
