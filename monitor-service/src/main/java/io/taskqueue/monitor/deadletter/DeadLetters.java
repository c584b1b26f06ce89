package io.taskqueue.monitor.deadletter;

import io.taskqueue.model.TaskId;
import io.taskqueue.monitor.index.Cursor;
import io.taskqueue.monitor.index.IndexEntry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dead letters, to look at. Paging goes by time and id, so it stays stable while others come and go. */
@Singleton
public final class DeadLetters {
    /** How many records one page looks at to find those a filter lets through. */
    public static final int SCANNED_PER_PAGE = 2000;

    /** How many records are looked at to count those a filter lets through. */
    static final int SCANNED_TO_COUNT = 10_000;

    private static final Duration TIME_TO_COUNT = Duration.ofSeconds(2);

    private final DeadLetterStore store;

    DeadLetters(DeadLetterStore store) {
        this.store = store;
    }

    /**
     * A part of the dead letters, newest first.
     *
     * @param total how many dead letters the filter lets through, on all pages together; {@code null} where there are too
     *     many to look at each
     * @param next where the next page starts, {@code null} after the last one; a page may be short or empty and still
     *     have a next one where a filter lets few through
     */
    public record Page(Long total, List<DeadLetter> deadLetters, String next) {}

    /** Up to {@code limit} dead letters that follow the cursor. */
    public Page page(DeadLetterFilter filter, Cursor cursor, int limit) {
        DeadLetterScan scan = new DeadLetterScan(store, cursor);
        List<DeadLetter> found = new ArrayList<>();
        for (int scanned = 0; found.size() < limit && scanned < SCANNED_PER_PAGE && scan.hasNext(); scanned++) {
            LoadedLetter letter = scan.next();
            if (filter.isTooOld(letter)) {
                return new Page(count(filter), found, null);
            }
            if (filter.matches(letter)) {
                found.add(letter.view());
            }
        }
        return new Page(count(filter), found, scan.hasNext() ? scan.position().toString() : null);
    }

    private Long count(DeadLetterFilter filter) {
        if (filter.isByTimeOnly()) {
            return store.count(filter.after());
        }
        DeadLetterScan scan = new DeadLetterScan(store, Cursor.NEWEST);
        long start = System.nanoTime();
        long count = 0;
        for (int scanned = 0; scan.hasNext(); scanned++) {
            if (scanned == SCANNED_TO_COUNT || System.nanoTime() - start > TIME_TO_COUNT.toNanos()) {
                return null;
            }
            LoadedLetter letter = scan.next();
            if (filter.isTooOld(letter)) {
                break;
            }
            count += filter.matches(letter) ? 1 : 0;
        }
        return count;
    }

    /** All there is about one; empty where it is no dead letter. */
    public Optional<DeadLetter.Detail> find(String id) {
        List<IndexEntry> entry = store.find(List.of(TaskId.requireValid(id))).stream()
                .flatMap(Optional::stream)
                .toList();
        return store.load(entry).findFirst().map(DeadLetter.Detail::of);
    }
}
