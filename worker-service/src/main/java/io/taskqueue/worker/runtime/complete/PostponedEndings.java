package io.taskqueue.worker.runtime.complete;

import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.thread.ConfinedTo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Endings that could not be written, as the keys they go to hold other Redis types: each is tried again after a
 * second, and holds up no other meanwhile.
 */
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
final class PostponedEndings {
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private List<Ending> endings = new ArrayList<>();
    private long triedAt;

    void add(Ending ending) {
        if (endings.isEmpty()) {
            triedAt = System.nanoTime();
        }
        endings.add(ending);
    }

    /** The queues they belong to. */
    Set<String> queues() {
        return endings.isEmpty()
                ? Set.of()
                : endings.stream().map(ending -> ending.status().queue()).collect(Collectors.toSet());
    }

    int size() {
        return endings.size();
    }

    /** Those to try again now; they are postponed no longer. */
    List<Ending> takeDue() {
        return !endings.isEmpty() && System.nanoTime() - triedAt >= PAUSE_NANOS ? takeAll() : List.of();
    }

    /** All of them; they are postponed no longer. */
    List<Ending> takeAll() {
        List<Ending> all = endings;
        endings = new ArrayList<>();
        return all;
    }
}
