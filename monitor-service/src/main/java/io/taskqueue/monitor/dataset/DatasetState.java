package io.taskqueue.monitor.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a dataset is; it goes from one to the next, and from the first two to the last. */
public enum DatasetState {
    /** Its stream goes on, or broke off and may be continued. */
    OPEN,
    /** Its stream has ended, chunks are still to be merged. */
    RUNNING,
    /** All its chunks are merged. */
    COMPLETED,
    /** An operator stopped it; what is merged stays. */
    CANCELLED;

    /** As JSON has it: lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing changes any more. */
    public boolean hasEnded() {
        return this == COMPLETED || this == CANCELLED;
    }
}
