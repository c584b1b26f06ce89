/**
 * The processes a case runs against, and what they take of the machine. Start at {@link
 * io.taskqueue.benchmark.stage.Stage}.
 */
package io.taskqueue.benchmark.stage;
