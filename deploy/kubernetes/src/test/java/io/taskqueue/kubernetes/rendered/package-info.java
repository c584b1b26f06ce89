/**
 * Objects as the overlays render them. Start at {@link io.taskqueue.kubernetes.rendered.Overlay}.
 */
package io.taskqueue.kubernetes.rendered;
