package io.taskqueue.monitor.deadletter;

import io.taskqueue.monitor.index.Cursor;
import io.taskqueue.monitor.index.IndexEntry;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Iterates over the dead letters backwards in time from a cursor, a chunk at a time. Not thread-safe. */
final class DeadLetterScan implements Iterator<LoadedLetter> {
    private static final int CHUNK = 100;

    private final DeadLetterStore store;
    private Iterator<IndexEntry> entries = Collections.emptyIterator();
    private Iterator<LoadedLetter> letters = Collections.emptyIterator();
    private Cursor listed;
    private Cursor seen;

    DeadLetterScan(DeadLetterStore store, Cursor start) {
        this.store = store;
        this.listed = start;
        this.seen = start;
    }

    @Override
    public boolean hasNext() {
        if (!entries.hasNext()) {
            List<IndexEntry> chunk = store.list(listed, CHUNK);
            if (!chunk.isEmpty()) {
                listed = Cursor.after(chunk.get(chunk.size() - 1));
                entries = chunk.iterator();
                letters = store.load(chunk).iterator();
            }
        }
        return entries.hasNext();
    }

    @Override
    public LoadedLetter next() {
        seen = Cursor.after(entries.next());
        return letters.next();
    }

    /** Where to continue after the last dead letter that {@link #next} returned. */
    Cursor position() {
        return seen;
    }
}
