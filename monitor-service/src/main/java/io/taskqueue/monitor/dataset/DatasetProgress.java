package io.taskqueue.monitor.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * How much of a dataset is done.
 *
 * @param chunks accepted so far
 * @param chunksMerged of them
 * @param records in the accepted chunks
 * @param recordsMerged of them, bad ones included
 * @param percent chunks merged of those accepted, rounded down; 100 for a completed dataset without any
 * @param recordsPerSecond merged since the stream began, on average; {@code null} before the first
 * @param remainingSeconds what is left at that rate; {@code null} while the stream is open, once the dataset has ended,
 *     and where nothing is known
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

    /** Whether chunks are still to be merged. */
    boolean lacksChunks() {
        return chunksMerged < chunks;
    }

    /** Whether both have come equally far, whatever the clock says. */
    boolean isAsFarAs(DatasetProgress other) {
        return chunks == other.chunks && chunksMerged == other.chunksMerged && records == other.records;
    }

    // In floating point, as figures others wrote may be so large that they overflow.
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
     * The time the merging took so far.
     *
     * @param worked milliseconds
     */
    record Pace(DatasetState state, long worked) {
        private Double rate(long records) {
            return records == 0 || worked == 0 ? null : (Double) (Math.round(records * 10_000.0 / worked) / 10.0);
        }
    }
}
