package io.taskqueue.monitor.rest;

import io.taskqueue.monitor.dataset.Dataset;
import io.taskqueue.monitor.dataset.DatasetEvent;
import io.taskqueue.monitor.dataset.DatasetProgress;
import io.taskqueue.monitor.dataset.DatasetState;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** News as server-sent events: {@code progress}, at last {@code end} or {@code gone}, and {@code problem}. */
record ServerSentEvents(Sse sse) {
    /** How far a dataset is. */
    record Step(DatasetState state, long bytes, DatasetProgress progress) {
        static Step of(Dataset dataset) {
            return new Step(dataset.state(), dataset.bytes(), dataset.progress());
        }
    }

    /** What happened to the dataset, without details. */
    record Note(String detail) {}

    OutboundSseEvent event(DatasetEvent news) {
        return switch (news) {
            case DatasetEvent.Progress(Dataset dataset) -> event(news.isLast() ? "end" : "progress", Step.of(dataset));
            case DatasetEvent.Unknown(RuntimeException failure) -> event("problem", Problems.of(failure));
            case DatasetEvent.Gone() -> event("gone", new Note("The dataset has expired."));
            case DatasetEvent.Still() ->
                sse.newEventBuilder().comment("still there").build();
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
