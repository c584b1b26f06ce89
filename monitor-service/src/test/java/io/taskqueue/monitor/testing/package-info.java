/**
 * What the monitor's tests share: a real Redis under the running service and words to fill and read it. Start at
 * {@link io.taskqueue.monitor.testing.RedisResource}.
 */
package io.taskqueue.monitor.testing;
