package io.taskqueue.monitor.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * The progress of a dataset.
 *
 * @param chunks how many were accepted so far
 * @param chunksMerged how many of them are merged
 * @param records how many the accepted chunks contain
 * @param recordsMerged how many of them are merged, invalid ones included
 * @param percent the share of accepted chunks that are merged, rounded down; 100 for a completed dataset without chunks
 * @param recordsPerSecond the average rate of merging since the stream began; {@code null} before the first record
 * @param remainingSeconds the remaining time at that rate; {@code null} while the stream is open, after the dataset has
 *     ended, and if the rate is unknown
 */
public record DatasetProgress(
        long chunks,
        long chunksMerged,
        long records,
        long recordsMerged,
        int percent,
        @JsonInclude(Include.ALWAYS) Double recordsPerSecond,
        @JsonInclude(Include.ALWAYS) Long remainingSeconds) {
    static DatasetProgress of(long chunks, long chunksMerged, long records, long recordsMerged, Pace pace) {
        Double rate = pace.rate(recordsMerged);
        return new DatasetProgress(
                chunks,
                chunksMerged,
                records,
                recordsMerged,
                percent(chunks, chunksMerged, pace.state()),
                rate,
                remaining(records, recordsMerged, rate, pace.state()));
    }

    /** Whether chunks remain to be merged. */
    boolean lacksChunks() {
        return chunksMerged < chunks;
    }

    /** Whether both have the same counts. */
    boolean isAsFarAs(DatasetProgress other) {
        return chunks == other.chunks && chunksMerged == other.chunksMerged && records == other.records;
    }

    // In floating point, because counts in foreign records could overflow.
    private static int percent(long chunks, long merged, DatasetState state) {
        if (chunks == 0) {
            return state == DatasetState.COMPLETED ? 100 : 0;
        }
        return (int) Math.min(100, Math.floor(100.0 * merged / chunks));
    }

    private static Long remaining(long records, long merged, Double rate, DatasetState state) {
        boolean known = state == DatasetState.RUNNING && rate != null && rate > 0;
        return known ? (Long) (long) Math.ceil(Math.max(0, records - merged) / rate) : null;
    }

    /**
     * The time spent on merging so far.
     *
     * @param worked milliseconds
     */
    record Pace(DatasetState state, long worked) {
        private Double rate(long records) {
            return records == 0 || worked == 0 ? null : (Double) (Math.round(records * 10_000.0 / worked) / 10.0);
        }
    }
}
