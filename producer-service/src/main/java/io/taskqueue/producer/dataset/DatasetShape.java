package io.taskqueue.producer.dataset;

/**
 * What a dataset's records look like and where they go; the same for all its chunks.
 *
 * @param name the submitter's
 * @param format {@code csv} or {@code ndjson}
 * @param delimiter the character between fields; {@code null} unless CSV
 * @param columns the header row, a JSON array of strings; {@code null} unless CSV
 * @param queue the queue its chunks go to
 */
public record DatasetShape(String name, String format, String delimiter, String columns, String queue) {}
