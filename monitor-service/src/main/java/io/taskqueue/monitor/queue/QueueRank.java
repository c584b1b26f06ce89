package io.taskqueue.monitor.queue;

import io.taskqueue.model.Task;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The order queues are shown in, so that however many names submitters invent, the queues that matter come first: those
 * that are configured, then those that are served, paused or hold tasks, then empty ones; each by name, {@code default}
 * in front.
 */
public enum QueueRank {
    CONFIGURED,
    IN_USE,
    EMPTY;

    /** A queue's place in that order; its text is what pages give as {@code next}. */
    public record Place(QueueRank rank, String queue) implements Comparable<Place> {
        private static final Pattern TEXT = Pattern.compile("([0-2]):([A-Za-z0-9._-]{1,100})");
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::rank)
                .thenComparing(place -> !place.queue().equals(Task.DEFAULT_QUEUE))
                .thenComparing(Place::queue);

        /**
         * Reads what {@link #toString} wrote.
         *
         * @throws IllegalArgumentException if it did not
         */
        public static Place parse(String text) {
            var found = TEXT.matcher(text);
            if (!found.matches()) {
                throw new IllegalArgumentException("not a place in the list of queues");
            }
            return new Place(values()[Integer.parseInt(found.group(1))], found.group(2));
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return rank.ordinal() + ":" + queue;
        }
    }
}
