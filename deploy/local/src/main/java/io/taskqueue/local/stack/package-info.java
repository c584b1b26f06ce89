/**
 * The whole of the parts: which ones run, in what order they start, what happens when one ends. Entry:
 * {@link io.taskqueue.local.stack.Stack}.
 */
package io.taskqueue.local.stack;
