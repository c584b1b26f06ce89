/**
 * Services as processes of this machine, told what the manifests tell their containers. Start at
 * {@link io.taskqueue.kubernetes.running.RunningContainer}.
 */
package io.taskqueue.kubernetes.running;
