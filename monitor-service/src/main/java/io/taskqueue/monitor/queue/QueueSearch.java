package io.taskqueue.monitor.queue;

import java.util.Locale;
import java.util.Objects;

/**
 * Which queues to show.
 *
 * @param name a part of their names, {@code ""} for any, upper or lower case
 * @param after the last queue of the page before, {@code null} for the first page
 * @param limit the most to show
 */
public record QueueSearch(String name, QueueRank.Place after, int limit) {
    /** How many queues a page may show. */
    public static final int LONGEST = 1000;

    /** The first of all queues, as many as a page may show. */
    public static final QueueSearch FIRST = new QueueSearch("", null, LONGEST);

    public QueueSearch {
        Objects.requireNonNull(name, "name");
    }

    boolean matches(String queue) {
        return queue.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }
}
