/**
 * What the producer's tests share: a real Redis under the running service and words to read it. Start at
 * {@link io.taskqueue.producer.testing.RedisTest}.
 */
package io.taskqueue.producer.testing;
