/**
 * What is measured, what it is compared with and held to; no input or output. Start at {@link
 * io.taskqueue.benchmark.figures.Figure}.
 */
package io.taskqueue.benchmark.figures;
