/**
 * Cuts a stream of records into chunks: finds where CSV records and lines end, reads header rows and refuses what no
 * chunk can carry. Start at {@link io.taskqueue.producer.dataset.text.Cutter}.
 */
package io.taskqueue.producer.dataset.text;
