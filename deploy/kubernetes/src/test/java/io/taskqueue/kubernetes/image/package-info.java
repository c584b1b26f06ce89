/**
 * The services' images without a container engine: their files in a folder of this machine, and how they are started.
 * Start at {@link io.taskqueue.kubernetes.image.Image}.
 */
package io.taskqueue.kubernetes.image;
