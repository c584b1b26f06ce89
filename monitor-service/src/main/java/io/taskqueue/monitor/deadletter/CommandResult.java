package io.taskqueue.monitor.deadletter;

/**
 * The result of a command on one dead letter.
 *
 * @param detail why it failed; {@code ""} if it succeeded
 */
record CommandResult(String id, CommandOutcome outcome, String detail) {}
