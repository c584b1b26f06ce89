/**
 * What a failed attempt gets: another one after a backoff, or none. The entry is
 * {@link io.taskqueue.worker.retry.RetryPolicies}.
 */
package io.taskqueue.worker.retry;
