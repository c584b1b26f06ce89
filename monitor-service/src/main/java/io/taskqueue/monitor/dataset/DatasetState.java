package io.taskqueue.monitor.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The state of a dataset. It changes from each to the next, and from the first two to the last. */
public enum DatasetState {
    /** Its stream is being received, or was interrupted and can be continued. */
    OPEN,
    /** Its stream has ended; chunks remain to be merged. */
    RUNNING,
    /** All its chunks are merged. */
    COMPLETED,
    /** An operator cancelled it; merged results are kept. */
    CANCELLED;

    /** The name in JSON: lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the state is final. */
    public boolean hasEnded() {
        return this == COMPLETED || this == CANCELLED;
    }
}
