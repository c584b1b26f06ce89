/**
 * The parts of the stack: how each is prepared, which command runs it and how one sees that it is ready. Entry:
 * {@link io.taskqueue.local.part.Part}.
 */
package io.taskqueue.local.part;
