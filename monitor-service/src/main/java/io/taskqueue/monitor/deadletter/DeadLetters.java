package io.taskqueue.monitor.deadletter;

import io.taskqueue.model.TaskId;
import io.taskqueue.monitor.index.Cursor;
import io.taskqueue.monitor.index.IndexEntry;
import io.taskqueue.redis.Ticker;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads dead letters. Pages are ordered by time and id, so they stay stable while dead letters are added and removed.
 */
@Singleton
public final class DeadLetters {
    /** How many records are read for one page of a filtered list. */
    public static final int SCANNED_PER_PAGE = 2000;

    /** How many records are read to count the matches of a filter. */
    static final int SCANNED_TO_COUNT = 10_000;

    private static final Duration TIME_TO_COUNT = Duration.ofSeconds(2);

    private final DeadLetterStore store;
    private final Ticker ticker;

    DeadLetters(DeadLetterStore store, Ticker ticker) {
        this.store = store;
        this.ticker = ticker;
    }

    /**
     * Part of the dead letters, newest first.
     *
     * @param total how many dead letters the filter matches on all pages together; {@code null} if there are too many
     *     to read each of them
     * @param next the cursor of the next page, {@code null} after the last one; if a filter matches few, a page may be
     *     short or empty and still have a next one
     */
    public record Page(Long total, List<DeadLetter> deadLetters, String next) {}

    /** Up to {@code limit} dead letters after the cursor. */
    public Page page(DeadLetterFilter filter, Cursor cursor, int limit) {
        List<DeadLetter> found = new ArrayList<>();
        FilteredScan scan = scan(filter, cursor, ScanBudget.ofRecords(SCANNED_PER_PAGE));
        scan.upTo(limit, letter -> found.add(letter.view()));
        Cursor next = scan.next();
        return new Page(count(filter), found, next == null ? null : next.toString());
    }

    /** All details of one dead letter; empty if there is none with this id. */
    public Optional<DeadLetter.Detail> find(String id) {
        List<IndexEntry> entry = store.find(List.of(TaskId.requireValid(id))).stream()
                .flatMap(Optional::stream)
                .toList();
        return store.load(entry).findFirst().map(DeadLetter.Detail::of);
    }

    private Long count(DeadLetterFilter filter) {
        if (filter.isByTimeOnly()) {
            return store.count(filter.after());
        }
        ScanBudget budget = new ScanBudget(SCANNED_TO_COUNT, TIME_TO_COUNT, ticker);
        FilteredScan scan = scan(filter, Cursor.NEWEST, budget);
        long count = scan.upTo(Long.MAX_VALUE, letter -> {});
        return scan.next() == null ? (Long) count : null;
    }

    private FilteredScan scan(DeadLetterFilter filter, Cursor start, ScanBudget budget) {
        return new FilteredScan(new DeadLetterScan(store, start), filter, budget);
    }
}
