package io.taskqueue.monitor.rest;

import io.taskqueue.monitor.dataset.Dataset;
import io.taskqueue.monitor.dataset.DatasetEvent;
import io.taskqueue.monitor.dataset.DatasetProgress;
import io.taskqueue.monitor.dataset.DatasetState;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** Encodes a dataset's events as server-sent events: {@code progress}, finally {@code end} or {@code gone}, and
 * {@code problem}. */
record ServerSentEvents(Sse sse) {
    /** The data of progress events. */
    record Step(DatasetState state, long bytes, DatasetProgress progress) {
        static Step of(Dataset dataset) {
            return new Step(dataset.state(), dataset.bytes(), dataset.progress());
        }
    }

    /** The data of {@code gone}. */
    record Note(String detail) {}

    OutboundSseEvent event(DatasetEvent event) {
        return switch (event) {
            case DatasetEvent.Progress(Dataset dataset) -> event(event.isLast() ? "end" : "progress", Step.of(dataset));
            case DatasetEvent.Unknown(RuntimeException failure) -> event("problem", Problems.of(failure));
            case DatasetEvent.Gone() -> event("gone", new Note("The dataset has expired."));
            case DatasetEvent.Still() ->
                sse.newEventBuilder().comment("no change").build();
        };
    }

    private OutboundSseEvent event(String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }
}
