/**
 * The real servers and processes a system test needs, and how to watch and disturb them. The entry is
 * {@link io.taskqueue.systemtests.stage.Stage}.
 */
package io.taskqueue.systemtests.stage;
