/**
 * Dead letters: listing, filtering, retrying and discarding them, one or many at a time. Start at
 * {@link io.taskqueue.monitor.deadletter.DeadLetters} for reads and
 * {@link io.taskqueue.monitor.deadletter.DeadLetterCommands} for commands.
 */
package io.taskqueue.monitor.deadletter;
