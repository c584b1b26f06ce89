package io.taskqueue.worker.handler.analysis;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The payload of {@code data.analysis}.
 *
 * @param records an array of objects, each name a column, or of numbers, which make the one column {@code value};
 *     {@code null} is a record that lacks everything
 */
public record DataAnalysis(JsonNode records) {}
