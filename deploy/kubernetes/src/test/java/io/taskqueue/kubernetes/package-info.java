/**
 * Holds what the manifests render to against Kubernetes' types, the house's rules and the services. Each test asks one
 * question of every overlay; {@link io.taskqueue.kubernetes.rendered.Overlay} renders them.
 */
package io.taskqueue.kubernetes;
