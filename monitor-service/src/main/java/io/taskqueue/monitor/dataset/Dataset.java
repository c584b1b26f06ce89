package io.taskqueue.monitor.dataset;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.taskqueue.model.dataset.DatasetContract;

/**
 * A stream of records and the progress of its analysis, as its hash in Redis has them; see {@code docs/datasets.md}.
 *
 * @param name given by the submitter
 * @param format {@code csv} or {@code ndjson}
 * @param delimiter the character between fields; {@code null} except for CSV
 * @param queue the queue its chunks are submitted to
 * @param bytes how much of the stream was received, decompressed
 * @param lines in those bytes
 * @param refused how many records were refused because no chunk can hold them
 * @param cancelledBy who cancelled it; {@code null} if nobody did
 */
public record Dataset(
        String id,
        String name,
        String format,
        String delimiter,
        String queue,
        DatasetState state,
        DatasetProgress progress,
        long bytes,
        long lines,
        long refused,
        @JsonUnwrapped DatasetTimes times,
        String cancelledBy) {
    /** Whether both have the same state and progress, apart from times and rates. */
    boolean isAsFarAs(Dataset other) {
        return state == other.state && bytes == other.bytes && progress.isAsFarAs(other.progress);
    }

    /** The task id of a chunk. */
    String chunkId(long chunk) {
        return DatasetContract.chunkTaskId(id, chunk);
    }
}
