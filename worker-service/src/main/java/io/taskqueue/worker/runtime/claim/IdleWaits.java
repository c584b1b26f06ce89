package io.taskqueue.worker.runtime.claim;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.runtime.attempt.Arrival;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The blocking pops of an idle worker, at most one for each queue. Each may return one task, so each takes a slot
 * while it waits. Thread-safe.
 */
public final class IdleWaits {
    /** How long one pop blocks; short enough for a stopping worker to wait it out. */
    public static final Duration LONGEST = Duration.ofSeconds(1);

    private final Claims claims;
    private final Consumer<Arrival> arrival;
    private final Consumer<Throwable> ended;

    @GuardedBy("this")
    private final Set<String> waiting = new HashSet<>();

    /**
     * @param arrival receives each element that was popped, on a thread of the Redis client
     * @param ended is called at the end of each wait, after its arrival, with what made it fail or {@code null}
     */
    public IdleWaits(Claims claims, Consumer<Arrival> arrival, Consumer<Throwable> ended) {
        this.claims = claims;
        this.arrival = arrival;
        this.ended = ended;
    }

    /** How many waits are under way. */
    public synchronized int size() {
        return waiting.size();
    }

    /** Begins to wait on those of {@code queues} that are not waited on, with at most {@code slots} new waits. */
    public synchronized void begin(String worker, List<String> queues, int slots) {
        int free = slots;
        for (String queue : queues) {
            if (free > 0 && waiting.add(queue)) {
                free--;
                claims.awaitOne(worker, queue, LONGEST)
                        .whenComplete((found, failure) -> end(worker, queue, found, failure));
            }
        }
    }

    private void end(String worker, String queue, Optional<ClaimedElement> found, Throwable failure) {
        if (found != null) {
            found.ifPresent(claimed -> arrival.accept(new Arrival(worker, claimed)));
        }
        synchronized (this) {
            waiting.remove(queue);
        }
        ended.accept(failure);
    }
}
