package io.taskqueue.monitor.queue;

import java.util.Locale;
import java.util.Objects;

/**
 * Selects a page of queues.
 *
 * @param name a part of the queue names, ignoring case; {@code ""} for all
 * @param after the last queue of the previous page; {@code null} for the first page
 * @param limit the maximum number of queues
 */
public record QueueSearch(String name, QueueRank.Place after, int limit) {
    /** The limit of queues on a page. */
    public static final int LONGEST = 1000;

    /** The first page of all queues. */
    public static final QueueSearch FIRST = new QueueSearch("", null, LONGEST);

    public QueueSearch {
        Objects.requireNonNull(name, "name");
    }

    boolean matches(String queue) {
        return queue.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }
}
