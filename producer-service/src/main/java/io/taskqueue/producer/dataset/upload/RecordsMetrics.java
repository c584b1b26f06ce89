package io.taskqueue.producer.dataset.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskqueue.model.dataset.DatasetContract;
import io.taskqueue.producer.dataset.StreamPosition;
import io.taskqueue.producer.queue.QueueLabels;
import jakarta.inject.Singleton;

/** Counts the records and chunks of streams. Thread-safe. */
@Singleton
class RecordsMetrics {
    private final MeterRegistry meters;
    private final QueueLabels labels;
    private final Counter accepted;
    private final Counter refused;
    private final Counter chunks;

    RecordsMetrics(MeterRegistry meters, QueueLabels labels) {
        this.meters = meters;
        this.labels = labels;
        this.accepted = meters.counter("taskqueue.records.accepted");
        this.refused = meters.counter("taskqueue.records.refused");
        this.chunks = meters.counter("taskqueue.records.chunks");
    }

    /** Counts a chunk that the queue accepted and that advanced the stream from one position to another. */
    void accepted(String queue, StreamPosition before, StreamPosition after) {
        accepted.increment(after.records() - before.records());
        chunks.increment();
        meters.counter("taskqueue.submitted", "queue", labels.of(queue), "type", DatasetContract.CHUNK_TYPE)
                .increment();
        refused(before, after);
    }

    /** Counts the records refused between one position and another. */
    void refused(StreamPosition before, StreamPosition after) {
        refused.increment(after.refused() - before.refused());
    }
}
