package io.taskqueue.producer.dataset.upload;

import io.quarkus.runtime.Startup;
import io.taskqueue.problem.Kind;
import io.taskqueue.producer.config.RecordsConfig;
import io.taskqueue.producer.config.TaskIds;
import io.taskqueue.producer.dataset.Dataset;
import io.taskqueue.producer.dataset.Datasets;
import io.taskqueue.producer.dataset.StreamProblems;
import io.taskqueue.producer.problem.Problems;
import io.taskqueue.producer.queue.RequestKey;
import io.taskqueue.redis.RedisUnavailableException;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Receives streams of records, up to the limit of concurrent uploads. Blocks; thread-safe. */
@Startup
@Singleton
class Uploads {
    private final Datasets datasets;
    private final RecordsConfig config;
    private final RecordsMetrics metrics;
    private final TaskIds ids;
    private final Clock clock;
    private final int chunkSize;
    private final Semaphore streams;

    Uploads(Datasets datasets, RecordsConfig config, RecordsMetrics metrics, TaskIds ids, Clock clock) {
        this.datasets = datasets;
        this.config = config;
        this.metrics = metrics;
        this.ids = ids;
        this.clock = clock;
        this.chunkSize = Math.toIntExact(config.chunkSize().asLongValue());
        this.streams = new Semaphore(config.maxStreams());
    }

    /** The dataset opened under the key, empty if there is none. */
    Optional<Dataset> find(RequestKey key) {
        return Backpressure.join(datasets.find(key));
    }

    /**
     * The dataset the request's stream belongs to, empty if it is still to be opened. Queries Redis in either case, so
     * that the sender learns of an outage before its body is read.
     */
    Optional<Dataset> known(StreamRequest request) {
        try {
            if (request.key() != null) {
                return find(request.key());
            }
            Backpressure.join(datasets.waiting(request.queue()));
            return Optional.empty();
        } catch (RedisUnavailableException e) {
            throw StreamProblems.of(
                    Kind.UNAVAILABLE,
                    "The queue is unavailable: " + e.getMessage()
                            + ". No records were read; send the stream again later.");
        }
    }

    /**
     * Receives the whole stream.
     *
     * @param trace the request's trace context, or {@code null}
     * @return the dataset once the stream has ended, in this request or in an earlier one
     */
    Upload.Ended take(StreamRequest request, String trace, InputStream body) {
        if (!streams.tryAcquire()) {
            throw StreamProblems.of(
                    Kind.TOO_BUSY,
                    "The limit of " + config.maxStreams() + " concurrent uploads is reached; retry after "
                            + Problems.FAILURES.retryAfter() + " s.");
        }
        try {
            return new Upload(this, request, trace).run(body);
        } finally {
            streams.release();
        }
    }

    Datasets datasets() {
        return datasets;
    }

    RecordsMetrics metrics() {
        return metrics;
    }

    String newId() {
        return ids.next();
    }

    long now() {
        return clock.millis();
    }

    int chunkSize() {
        return chunkSize;
    }

    long maxSize() {
        return config.maxSize().asLongValue();
    }

    Backpressure backpressure() {
        return new Backpressure(datasets, clock, config.patience(), config.maxQueued());
    }
}
