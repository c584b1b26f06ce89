/**
 * Which connections the rendered NetworkPolicies let through. Start at {@link io.taskqueue.kubernetes.network.Network}.
 */
package io.taskqueue.kubernetes.network;
