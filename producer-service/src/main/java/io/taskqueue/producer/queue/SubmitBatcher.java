package io.taskqueue.producer.queue;

import io.taskqueue.producer.config.Durability;
import io.taskqueue.redis.RedisUnavailableException;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Sends concurrent submissions together, with a lane for each durability, so that none waits for confirmations it does
 * not need. Thread-safe; never blocks.
 */
@Singleton
class SubmitBatcher {
    private final Durabilities durabilities;
    private final Map<Durability, SubmitLane> lanes = new EnumMap<>(Durability.class);

    SubmitBatcher(EnqueueScript script, Durabilities durabilities) {
        this.durabilities = durabilities;
        for (Durability durability : Durability.values()) {
            lanes.put(durability, new SubmitLane(script));
        }
    }

    /** Puts the task into its queue; fails with {@link RedisUnavailableException}. */
    CompletionStage<SubmitOutcome> submit(Submission submission) {
        return lanes.get(durabilities.of(submission.task().queue())).submit(submission);
    }
}
