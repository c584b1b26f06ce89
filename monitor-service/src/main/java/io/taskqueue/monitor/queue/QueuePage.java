package io.taskqueue.monitor.queue;

import io.taskqueue.model.QueueKeys;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The page of queues that a search selects.
 *
 * @param queues their names, in the order of {@link QueueRank}
 * @param next the cursor of the next page, {@code null} after the last one
 * @param totals over all queues
 */
record QueuePage(List<String> queues, String next, Observation.Totals totals) {
    static QueuePage read(
            List<String> known,
            Set<String> configured,
            Serving serving,
            QueueSearch search,
            RedisGateway redis,
            QueueKeys keys) {
        QueueSizes sizes = QueueSizes.read(known, redis, keys);
        List<QueueRank.Place> places = known.stream()
                .filter(search::matches)
                .map(queue -> new QueueRank.Place(rank(queue, configured, serving, sizes), queue))
                .filter(place -> search.after() == null || place.compareTo(search.after()) > 0)
                .sorted()
                .toList();
        boolean more = places.size() > search.limit();
        Stream<QueueRank.Place> shown = places.stream().limit(search.limit());
        return new QueuePage(
                shown.map(QueueRank.Place::queue).toList(),
                more ? places.get(search.limit() - 1).toString() : null,
                new Observation.Totals(known.size(), sizes.waiting(), sizes.scheduled()));
    }

    private static QueueRank rank(String queue, Set<String> configured, Serving serving, QueueSizes sizes) {
        if (configured.contains(queue)) {
            return QueueRank.CONFIGURED;
        }
        boolean inUse = serving.workersOf(queue) > 0 || !sizes.of(queue).isNothing();
        return inUse ? QueueRank.IN_USE : QueueRank.EMPTY;
    }
}
