package io.taskqueue.monitor.queue;

import io.taskqueue.model.Names;
import io.taskqueue.model.Task;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The order of queues, which keeps the relevant ones on the first page however many names submitters invent: configured
 * queues, then those that are served, paused or hold tasks, then empty ones; each by name, with {@code default} first.
 */
public enum QueueRank {
    CONFIGURED,
    IN_USE,
    EMPTY;

    /** A queue's position in that order; its text is the cursor {@code next} of a page. */
    public record Place(QueueRank rank, String queue) implements Comparable<Place> {
        private static final Pattern TEXT = Pattern.compile("([0-2]):(.+)");
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::rank)
                .thenComparing(place -> !place.queue().equals(Task.DEFAULT_QUEUE))
                .thenComparing(Place::queue);

        /**
         * Parses the text from {@link #toString}.
         *
         * @throws IllegalArgumentException if the text is not valid
         */
        public static Place parse(String text) {
            var found = TEXT.matcher(text);
            if (!found.matches() || !Names.isQueue(found.group(2))) {
                throw new IllegalArgumentException("is not a cursor in the list of queues");
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
