package io.taskqueue.worker.runtime.claim;

import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Finds tasks that lie in the worker's processing list although the worker does not know them: a pop whose reply was
 * lost has moved them all the same. An element counts as lost when two looks in a row, a heartbeat apart, find it
 * unknown; by then a reply under way has long arrived or its connection is closed.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
public final class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final int MARGIN = 1000;
    /** How many bytes of unknown elements are kept between two looks. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Claims claims;
    private final int limit;
    private final String queue;
    private Set<Element> suspects = Set.of();

    public Reconciler(Claims claims, WorkerConfig config) {
        this.claims = claims;
        this.queue = config.worker().queues().getFirst();
        this.limit = 2 * config.worker().concurrency() + MARGIN;
    }

    /** The elements whose replies are certainly lost; {@code known} accepts those that the worker holds. */
    public List<ClaimedElement> look(String worker, Predicate<Element> known) {
        Set<Element> unknown = unknown(worker, known);
        List<ClaimedElement> orphans = unknown.stream()
                .filter(suspects::contains)
                .map(element -> new ClaimedElement(element, queue))
                .toList();
        suspects = unknown;
        if (!orphans.isEmpty()) {
            LOG.warnf("event=claims_reconciled worker=%s count=%d", worker, orphans.size());
        }
        return orphans;
    }

    /**
     * Reads the list part by part and keeps only what is unknown, up to a number of bytes; later beats find the rest.
     */
    private Set<Element> unknown(String worker, Predicate<Element> known) {
        Set<Element> unknown = new HashSet<>();
        long bytes = 0;
        int read = 0;
        List<Element> part;
        do {
            part = claims.held(worker, read, limit);
            read += part.size();
            for (Element element : part) {
                if (!known.test(element) && unknown.add(element)) {
                    bytes += element.length();
                }
            }
        } while (!part.isEmpty() && read < limit && bytes < MOST_BYTES);
        return unknown;
    }
}
