package io.taskqueue.worker.handler.analysis;

import io.taskqueue.worker.dataset.Standing;
import io.taskqueue.worker.statistics.TableSummary;

/** The result of analysing a payload; it holds nothing of the text. */
sealed interface Analysed {
    /** The memory it takes, in bytes. */
    long bytes();

    /**
     * A chunk, not merged yet.
     *
     * @param standing {@link Standing#WANTED}, or why it was not analysed
     * @param summary of its records; {@code null} if it was not analysed
     */
    record Chunk(String dataset, long number, Standing standing, TableSummary summary) implements Analysed {
        @Override
        public long bytes() {
            return summary == null ? 0 : summary.bytes();
        }
    }

    /** A few records. */
    record Records(TableSummary summary) implements Analysed {
        @Override
        public long bytes() {
            return summary.bytes();
        }
    }
}
