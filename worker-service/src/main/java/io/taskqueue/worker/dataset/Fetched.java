package io.taskqueue.worker.dataset;

/**
 * A chunk on its way to be analysed.
 *
 * @param standing {@link Standing#WANTED}, or why it is not to be analysed
 * @param text its records, in UTF-8; {@code null} unless it is wanted
 */
public record Fetched(Standing standing, byte[] text) {}
