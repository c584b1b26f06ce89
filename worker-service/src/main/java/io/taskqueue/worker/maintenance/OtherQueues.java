package io.taskqueue.worker.maintenance;

import io.taskqueue.worker.queue.QueueDirectory;
import io.taskqueue.worker.runtime.Loop;
import io.taskqueue.worker.runtime.claim.KnownQueues;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Promotes due tasks of registered queues that this worker does not serve, and perhaps no worker does: they are then
 * shown as waiting instead of overdue in a schedule. Each round looks at one page of the directory, so a thousand idle
 * queues cost two short calls a second.
 */
@Singleton
@ConfinedTo("promote-others loop")
public final class OtherQueues implements Maintenance {
    public static final Duration EVERY = Duration.ofSeconds(1);

    /** How many names it remembers, whatever somebody may put into the directory. */
    private static final int MOST_KNOWN = 10_000;

    private final QueueDirectory directory;
    private final Promoter promoter;
    private final KnownQueues known;
    private final Set<String> met = new HashSet<>();
    private String cursor = QueueDirectory.START;

    OtherQueues(QueueDirectory directory, Promoter promoter, KnownQueues known) {
        this.directory = directory;
        this.promoter = promoter;
        this.known = known;
    }

    @Override
    public Loop loop() {
        return new Loop("promote-others", EVERY, this::round);
    }

    /** Looks at the next page and promotes one batch of each queue in it that has tasks due. */
    void round() {
        QueueDirectory.Page page = directory.page(cursor);
        cursor = page.next();
        page.queues().stream().limit(Math.max(0, MOST_KNOWN - met.size())).forEach(met::add);
        if (cursor.equals(QueueDirectory.START)) {
            known.registered(met);
            met.clear();
        }
        List<String> others =
                page.queues().stream().filter(queue -> !known.isServed(queue)).toList();
        directory.withDueTasks(others).forEach(promoter::promote);
    }
}
