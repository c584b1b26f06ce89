package io.taskqueue.monitor.dataset;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A stream of records and how far its analysis has come, as its hash in Redis tells; see {@code docs/datasets.md}.
 *
 * @param name what its submitter called it
 * @param format {@code csv} or {@code ndjson}
 * @param delimiter the character between fields, {@code null} but for CSV
 * @param queue where its chunks go
 * @param bytes of the stream dealt with, decompressed
 * @param lines in those bytes
 * @param refused records no chunk can carry
 * @param cancelledBy who stopped it, {@code null} where nobody did
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
    /** Whether nothing has changed from the other to this one, whatever the clock says. */
    boolean isAsFarAs(Dataset other) {
        return state == other.state && bytes == other.bytes && progress.isAsFarAs(other.progress);
    }

    /** The id of one of its chunks' tasks. */
    String chunkId(long chunk) {
        return id + "-" + chunk;
    }
}
