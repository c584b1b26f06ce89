package io.taskqueue.producer.queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskqueue.producer.config.Durability;
import io.taskqueue.producer.queue.SubmitOutcome.Accepted;
import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.RedisUnavailableException.Effect;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;

/**
 * Counts submissions to queues that are not {@code memory}: {@code taskqueue.submit.confirmed} and
 * {@code taskqueue.submit.unconfirmed}, by durability. Thread-safe.
 */
@Singleton
class Confirmations {
    private final Durabilities durabilities;
    private final MeterRegistry meters;

    Confirmations(Durabilities durabilities, MeterRegistry meters) {
        this.durabilities = durabilities;
        this.meters = meters;
    }

    /** Counts a submission by its outcome or its failure; the other is {@code null}. */
    void count(String queue, SubmitOutcome outcome, Throwable failure) {
        Durability durability = durabilities.of(queue);
        if (durability == Durability.MEMORY) {
            return;
        }
        if (outcome instanceof Accepted) {
            increment("taskqueue.submit.confirmed", durability);
        } else if (isUnconfirmed(failure)) {
            increment("taskqueue.submit.unconfirmed", durability);
        }
    }

    private void increment(String counter, Durability durability) {
        meters.counter(counter, "durability", durability.wireName()).increment();
    }

    private static boolean isUnconfirmed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RedisUnavailableException e && e.effect() == Effect.UNCONFIRMED;
    }
}
