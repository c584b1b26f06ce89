package io.taskqueue.worker.maintenance;

import com.github.f4b6a3.uuid.UuidCreator;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.OversizedElements;
import io.taskqueue.worker.queue.OversizedElements.Oversized;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.runtime.Loop;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import io.taskqueue.worker.runtime.claim.ClaimTriage;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes dead letters of the elements that were set aside because they are too large for a task. */
@Singleton
final class OversizedSweep implements Maintenance {
    private static final Logger LOG = Logger.getLogger(OversizedSweep.class);

    private final OversizedElements elements;
    private final QueueKeys keys;
    private final RedisClock clock;
    private final WorkerMetrics metrics;
    private final WorkerConfig.Worker config;

    OversizedSweep(
            OversizedElements elements, QueueKeys keys, RedisClock clock, WorkerMetrics metrics, WorkerConfig config) {
        this.elements = elements;
        this.keys = keys;
        this.clock = clock;
        this.metrics = metrics;
        this.config = config.worker();
    }

    @Override
    public Loop loop() {
        return new Loop("oversized", config.sweepEvery(), this::round);
    }

    void round() {
        for (Optional<Oversized> next = elements.first(); next.isPresent(); next = elements.first()) {
            discard(next.get());
        }
    }

    private void discard(Oversized oversized) {
        TaskStatus status = status(oversized);
        if (elements.discard(oversized, status)) {
            metrics.discarded(status);
            LOG.warnf(
                    "event=element_oversized taskId=%s bytes=%d foundIn=%s keptUnder=%s",
                    status.id(), oversized.length(), oversized.key(), elements.keptUnder(status.id()));
        }
    }

    private TaskStatus status(Oversized oversized) {
        long now = clock.now();
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        Task stand = Task.of(id, ClaimTriage.MALFORMED_TYPE, queue(oversized.key()), RawJson.EMPTY_OBJECT, now);
        String problem = "is larger than " + config.maxElementSize() + " bytes: " + oversized.length()
                + "; rawElement is its start, all of it is kept under " + elements.keptUnder(id);
        TaskFailure failure = new TaskFailure(1, now, null, TaskFailure.MALFORMED, problem);
        return TaskStatus.discarded(stand, failure, oversized.start().bytes()).build();
    }

    /** The queue whose list or schedule has this key; the key of a processing list does not name one. */
    private String queue(String key) {
        return config.queues().stream()
                .filter(queue -> key.equals(keys.queue(queue)) || key.equals(keys.scheduled(queue)))
                .findFirst()
                .orElse(Task.DEFAULT_QUEUE);
    }
}
