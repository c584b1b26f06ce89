package io.taskqueue.worker.dataset;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set of chunk numbers, kept as intervals: chunks end roughly in the order they were cut, so intervals are few
 * however many chunks there are. Mutable, for one thread.
 */
final class ChunkSet {
    /** The last number of each interval by its first; between two of them at least one number is missing. */
    private final TreeMap<Long, Long> intervals = new TreeMap<>();

    private long size;

    /** Adds a chunk; returns whether it was missing. */
    boolean add(long chunk) {
        if (contains(chunk)) {
            return false;
        }
        Long before = endingAt(chunk - 1);
        Long last = intervals.remove(chunk + 1);
        intervals.put(before == null ? chunk : before, last == null ? chunk : last);
        size++;
        return true;
    }

    boolean contains(long chunk) {
        Map.Entry<Long, Long> interval = intervals.floorEntry(chunk);
        return interval != null && interval.getValue() >= chunk;
    }

    /** How many chunks. */
    long size() {
        return size;
    }

    /** Writes the number of intervals, then for each its distance from the one before and its length. */
    void write(DataOutput out) throws IOException {
        Varints.write(out, intervals.size());
        long end = -1;
        for (Map.Entry<Long, Long> interval : intervals.entrySet()) {
            Varints.write(out, interval.getKey() - end - 1);
            Varints.write(out, interval.getValue() - interval.getKey());
            end = interval.getValue();
        }
    }

    /** Reads what {@link #write} wrote. */
    static ChunkSet read(DataInput in) throws IOException {
        ChunkSet chunks = new ChunkSet();
        long end = -1;
        for (long left = Varints.read(in); left > 0; left--) {
            long first = end + 1 + Varints.read(in);
            end = first + Varints.read(in);
            chunks.intervals.put(first, end);
            chunks.size += end - first + 1;
        }
        return chunks;
    }

    private Long endingAt(long chunk) {
        Map.Entry<Long, Long> interval = intervals.floorEntry(chunk);
        return interval != null && interval.getValue() == chunk ? interval.getKey() : null;
    }
}
