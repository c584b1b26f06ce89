package io.taskqueue.monitor.dataset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * All there is about a dataset.
 *
 * @param at when Redis was asked, epoch milliseconds by its clock
 * @param badRecords lines that are no records, as workers found
 * @param badLines the first 100 lines that were refused or are no records, by line
 * @param discarded chunks that wait as dead letters, {@code null} where none does
 * @param statistics what the merged chunks add up to, the JSON as it lies in Redis; {@code null} before the first
 * @param findings the same, read
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

    /** How many lines were refused or are no records, named or not. */
    public long unusable() {
        return dataset.refused() + badRecords;
    }

    /** The same with the chunks that were found discarded. */
    DatasetDetail with(DiscardedChunks found) {
        return new DatasetDetail(at, dataset, badRecords, badLines, found, statistics, findings);
    }
}
