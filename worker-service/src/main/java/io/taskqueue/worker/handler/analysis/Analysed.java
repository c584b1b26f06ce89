package io.taskqueue.worker.handler.analysis;

import io.taskqueue.worker.dataset.Standing;
import io.taskqueue.worker.statistics.TableSummary;

/** What was made of a payload; nothing of its text is left. */
sealed interface Analysed {
    /** How many bytes of memory it takes. */
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
