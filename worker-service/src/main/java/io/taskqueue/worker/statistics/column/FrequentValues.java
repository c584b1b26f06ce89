package io.taskqueue.worker.statistics.column;

import io.taskqueue.worker.statistics.value.TextHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The most frequent of any number of values: the counters of Misra and Gries, "Finding Repeated Elements", 1982, merged
 * as Agarwal and others show in "Mergeable Summaries", 2012. When there are too many counters, the count of the first
 * surplus one is subtracted from all, and those with nothing left are removed: no value's count is too small by more
 * than the {@link #error}. That is at most one in {@value #KEPT} of all values, or one in 62 where texts have more than
 * 31 characters each, so that fewer counters fit. Merging is commutative to the bit, associative within the error.
 */
final class FrequentValues {
    /** The limit of counters once encoded. */
    static final int KEPT = 128;

    private static final int ROOM = 2 * KEPT;
    private static final int MOST_SLOTS = 4 * KEPT; // enough for two full ones being merged

    /** The most memory it takes beside the characters of its texts. */
    static final int MOST_BYTES = CounterTable.mostBytes(MOST_SLOTS, ROOM + 1);

    private static final int MAX_CHARACTERS = 4_000;

    /**
     * A value.
     *
     * @param text as {@link TextHash#shown} shows it
     * @param count how often it certainly occurred
     */
    record Frequent(long hash, String text, long count) {
        static final Comparator<Frequent> BY_COUNT =
                Comparator.comparingLong(Frequent::count).reversed().thenComparing(Frequent::text);
    }

    private final CounterTable counters = new CounterTable(MOST_SLOTS);
    private long error;

    FrequentValues() {}

    /** Restores what {@link #entries} and {@link #error} returned. */
    FrequentValues(List<Frequent> entries, long error) {
        entries.forEach(entry -> counters.add(entry.hash, entry.text, entry.count));
        this.error = error;
    }

    void add(long hash, String text, long times) {
        counters.add(hash, text, times);
        if (counters.size() > ROOM) {
            reduce(KEPT);
        }
    }

    void merge(FrequentValues other) {
        error += other.error;
        other.counters.forEach(counters::add);
        if (counters.size() > ROOM) {
            reduce(KEPT);
        }
    }

    FrequentValues copy() {
        return new FrequentValues(entries(), error);
    }

    /** Reduces it to the size it has when encoded; what is small enough stays as it is. */
    void compact() {
        reduce(Math.min(KEPT, withinCharacters()));
        counters.shrinkTo(2 * KEPT);
    }

    /** How much more often than counted any value may occur, counted or not. */
    long error() {
        return error;
    }

    /** By count, the highest first, then by text. */
    List<Frequent> entries() {
        List<Frequent> entries = new ArrayList<>(counters.size());
        counters.forEach((hash, text, count) -> entries.add(new Frequent(hash, text, count)));
        entries.sort(Frequent.BY_COUNT);
        return entries;
    }

    /** About how many bytes of memory it takes. */
    long bytes() {
        return counters.bytes();
    }

    private void reduce(int kept) {
        if (counters.size() > kept) {
            error += counters.reduceTo(kept);
        }
    }

    /** How many of the most frequent values stay within the limit of characters: of the longest texts, 62. */
    private int withinCharacters() {
        if (counters.characters() <= MAX_CHARACTERS) {
            return counters.size();
        }
        int kept = 0;
        int characters = 0;
        for (Frequent entry : entries()) {
            characters += entry.text.length();
            if (characters > MAX_CHARACTERS) {
                break;
            }
            kept++;
        }
        return kept;
    }
}
