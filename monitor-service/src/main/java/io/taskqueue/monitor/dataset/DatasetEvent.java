package io.taskqueue.monitor.dataset;

/** What those who listen to a dataset are told. */
public sealed interface DatasetEvent {
    /** How far it is now; the last news where it has ended. */
    record Progress(Dataset dataset) implements DatasetEvent {}

    /** It cannot be read at the moment: Redis is away, or what lies there is broken. */
    record Unknown(RuntimeException failure) implements DatasetEvent {}

    /** Redis has it no more; the last news. */
    record Gone() implements DatasetEvent {}

    /** Nothing is new; said now and then, so that a connection nobody reads any more is noticed. */
    record Still() implements DatasetEvent {}

    /** Whether no news follows. */
    default boolean isLast() {
        return switch (this) {
            case Progress progress -> progress.dataset().state().hasEnded();
            case Gone() -> true;
            case Unknown unknown -> false;
            case Still() -> false;
        };
    }

    /** Whether a listener who was told the other need not be told this. */
    default boolean isNoNewsAfter(DatasetEvent told) {
        return switch (this) {
            case Progress(Dataset now) -> told instanceof Progress(Dataset before) && now.isAsFarAs(before);
            case Unknown unknown -> told instanceof Unknown;
            case Gone() -> false;
            case Still() -> false;
        };
    }
}
