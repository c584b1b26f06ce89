package io.taskqueue.worker.handler.analysis;

import io.taskqueue.worker.statistics.TableSummary;
import java.util.List;

/** The payload of {@code data.analysis}, in either form. */
sealed interface AnalysisPayload {
    /**
     * A chunk of a dataset; its text is stored elsewhere.
     *
     * @param number from 0
     * @param delimiter between fields; CSV only
     * @param columns the header row; CSV only
     * @param firstLine the line of the stream, from 1, on which its text begins
     * @param records the most records its text holds
     */
    record Chunk(
            String dataset,
            long number,
            Format format,
            char delimiter,
            List<String> columns,
            long firstLine,
            long records)
            implements AnalysisPayload {}

    /** A few records, read already. */
    record Records(TableSummary summary) implements AnalysisPayload {}

    /** How the records of a chunk are written. */
    enum Format {
        CSV,
        NDJSON
    }
}
