package io.taskqueue.monitor.dataset;

/** An event sent to the listeners of a dataset. */
public sealed interface DatasetEvent {
    /** The current progress; the last event if the dataset has ended. */
    record Progress(Dataset dataset) implements DatasetEvent {}

    /** The dataset cannot be read: Redis is unavailable, or the data is invalid. */
    record Unknown(RuntimeException failure) implements DatasetEvent {}

    /** The dataset has expired; the last event. */
    record Gone() implements DatasetEvent {}

    /** Nothing has changed; sent at intervals so that broken connections are detected. */
    record Still() implements DatasetEvent {}

    /** Whether no event follows. */
    default boolean isLast() {
        return switch (this) {
            case Progress progress -> progress.dataset().state().hasEnded();
            case Gone() -> true;
            case Unknown unknown -> false;
            case Still() -> false;
        };
    }

    /** Whether this event adds nothing to the previous one. */
    default boolean isRepeatOf(DatasetEvent previous) {
        return switch (this) {
            case Progress(Dataset now) -> previous instanceof Progress(Dataset before) && now.isAsFarAs(before);
            case Unknown unknown -> previous instanceof Unknown;
            case Gone() -> false;
            case Still() -> false;
        };
    }
}
