/**
 * The one-command stack: the commands {@code up}, {@code down} and {@code status} that the scripts of this folder run.
 * Entry: {@link io.taskqueue.local.Launcher}.
 */
package io.taskqueue.local;
