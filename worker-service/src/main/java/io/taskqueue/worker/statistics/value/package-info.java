/**
 * Reads what one text of a table means: a number, a boolean, a date-time or text. Start at
 * {@link io.taskqueue.worker.statistics.value.Meaning}.
 */
package io.taskqueue.worker.statistics.value;
