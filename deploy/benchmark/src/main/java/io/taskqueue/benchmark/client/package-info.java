/**
 * The clients that make load and ask questions, all on one event loop. Start at {@link
 * io.taskqueue.benchmark.client.EventLoop}.
 */
package io.taskqueue.benchmark.client;
