package io.taskqueue.monitor.dataset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * All details of a dataset.
 *
 * @param at the time of the read, epoch milliseconds by Redis' clock
 * @param badRecords how many lines the workers found not to be valid records
 * @param badLines the first 100 lines that were refused or are not valid records, by line
 * @param discarded chunks that are dead letters; {@code null} if there are none
 * @param statistics the statistics of the merged chunks, the JSON in Redis byte for byte; {@code null} before the first
 *     chunk
 * @param findings the same, decoded
 */
public record DatasetDetail(
        long at,
        @JsonUnwrapped Dataset dataset,
        long badRecords,
        List<BadLine> badLines,
        DiscardedChunks discarded,
        @JsonInclude(Include.ALWAYS) @JsonRawValue String statistics,
        @JsonIgnore Statistics findings) {
    public DatasetDetail {
        badLines = List.copyOf(badLines);
    }

    /** How many lines were refused or are not valid records, listed or not. */
    public long unusable() {
        return dataset.refused() + badRecords;
    }

    /** A copy with the discarded chunks. */
    DatasetDetail with(DiscardedChunks found) {
        return new DatasetDetail(at, dataset, badRecords, badLines, found, statistics, findings);
    }
}
