/**
 * Services that are replaced and scaled while they work, as Kubernetes does it. Start at
 * {@link io.taskqueue.systemtests.rollout.RolloutIT}.
 */
package io.taskqueue.systemtests.rollout;
