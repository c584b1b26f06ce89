package io.taskqueue.model.dataset;

import io.taskqueue.model.QueueKeys;
import java.time.Duration;

/** The names, limits and times of datasets that more than one service relies on. */
public final class DatasetContract {
    /** The type in a dataset's own status record. No handler runs it. */
    public static final String TYPE = "dataset";

    /** The type of the tasks that analyse a dataset's chunks. */
    public static final String CHUNK_TYPE = "data.analysis";

    /** How long an open dataset is kept after the last write to it. */
    public static final Duration IDLE_TIME = Duration.ofDays(7);

    /** How many datasets the index {@link QueueKeys#datasets} holds, the newest ones. */
    public static final int INDEX_LENGTH = 1_000;

    /** The limit of columns: of a header row, of a record, and of a table's statistics. */
    public static final int MAX_COLUMNS = 1_000;

    /** The limit of a column's name, in UTF-16 units. */
    public static final int MAX_COLUMN_NAME = 200;

    private DatasetContract() {}

    /** The id of the task that analyses a chunk. */
    public static String chunkTaskId(String dataset, long chunk) {
        return dataset + '-' + chunk;
    }
}
