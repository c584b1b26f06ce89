/**
 * The {@code text} task type, which plain strings in a list become. Start at
 * {@link io.taskqueue.worker.handler.text.TextHandler}.
 */
package io.taskqueue.worker.handler.text;
