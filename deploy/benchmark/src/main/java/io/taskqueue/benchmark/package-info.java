/**
 * Measures the packaged services from outside, by HTTP and Redis, and two baselines beside them. Start at {@link
 * io.taskqueue.benchmark.Benchmark}.
 */
package io.taskqueue.benchmark;
