package io.taskqueue.producer.queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.producer.queue.SubmitOutcome.Accepted;
import io.taskqueue.redis.RedisUnavailableException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The queue as a submitter sees it. No method blocks; every stage completes within about the command timeout. */
@Singleton
public class TaskQueue {
    private final SubmitBatcher batcher;
    private final RedisGateway redis;
    private final QueueKeys keys;
    private final MeterRegistry meters;
    private final Confirmations confirmations;
    private final QueueLabels labels;
    private final Timer submitTimer;

    TaskQueue(
            SubmitBatcher batcher,
            RedisGateway redis,
            QueueKeys keys,
            Confirmations confirmations,
            QueueLabels labels,
            MeterRegistry meters) {
        this.batcher = batcher;
        this.redis = redis;
        this.keys = keys;
        this.confirmations = confirmations;
        this.labels = labels;
        this.meters = meters;
        this.submitTimer = Timer.builder("taskqueue.submit")
                .description("Time from submission until Redis has the task")
                .register(meters);
    }

    /**
     * Puts a task into its queue. Once the stage ends with {@link Accepted}, Redis has the task as safely as the
     * queue's durability asks for.
     *
     * @return fails with {@link RedisUnavailableException}
     */
    public CompletionStage<SubmitOutcome> submit(Submission submission) {
        Timer.Sample sample = Timer.start(meters);
        return batcher.submit(submission).whenComplete((outcome, failure) -> {
            sample.stop(submitTimer);
            confirmations.count(submission.task().queue(), outcome, failure);
            if (outcome instanceof Accepted accepted && !accepted.replayed()) {
                count(submission);
            }
        });
    }

    /**
     * The status record of a task, empty if there is none or it has expired.
     *
     * @return fails with {@link RedisUnavailableException} or {@link BrokenKeyException}
     */
    public CompletionStage<Optional<TaskStatus>> status(String id) {
        String key = keys.status(id);
        return redis.get(key).thenApply(record -> record.map(bytes -> decoded(key, bytes)));
    }

    private static TaskStatus decoded(String key, byte[] record) {
        try {
            return TaskStatusCodec.decode(record);
        } catch (MalformedTaskException e) {
            throw new BrokenKeyException(key, e);
        }
    }

    private void count(Submission submission) {
        meters.counter(
                        "taskqueue.submitted",
                        "queue",
                        labels.of(submission.task().queue()),
                        "type",
                        submission.task().type())
                .increment();
    }
}
