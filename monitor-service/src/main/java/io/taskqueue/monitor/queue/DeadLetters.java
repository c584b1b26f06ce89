package io.taskqueue.monitor.queue;

import io.taskqueue.model.TaskId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dead letters, to look at. Paging goes by time and id, so it stays stable while others come and go. */
@Singleton
public final class DeadLetters {
    /** How many records one page looks at to find those a filter lets through. */
    public static final int SCANNED_PER_PAGE = 2000;

    private final DeadLetterStore store;

    DeadLetters(DeadLetterStore store) {
        this.store = store;
    }

    /**
     * A part of the dead letters, newest first.
     *
     * @param total how many dead letters there are, whatever the filter
     * @param next where the next page starts, {@code null} after the last one; a page may be short or empty and still
     *     have a next one where a filter lets few through
     */
    public record Page(long total, List<DeadLetter> deadLetters, String next) {}

    /** Up to {@code limit} dead letters that follow the cursor. */
    public Page page(DeadLetterFilter filter, Cursor cursor, int limit) {
        DeadLetterScan scan = new DeadLetterScan(store, cursor);
        List<DeadLetter> found = new ArrayList<>();
        for (int scanned = 0; found.size() < limit && scanned < SCANNED_PER_PAGE && scan.hasNext(); scanned++) {
            LoadedLetter letter = scan.next();
            if (filter.isTooOld(letter)) {
                return new Page(store.count(), found, null);
            }
            if (filter.matches(letter)) {
                found.add(letter.view());
            }
        }
        return new Page(store.count(), found, scan.hasNext() ? scan.position().toString() : null);
    }

    /** All there is about one; empty where it is no dead letter. */
    public Optional<DeadLetter.Detail> find(String id) {
        List<IndexEntry> entry = store.find(List.of(TaskId.requireValid(id))).stream()
                .flatMap(Optional::stream)
                .toList();
        return store.load(entry).findFirst().map(DeadLetter.Detail::of);
    }
}
