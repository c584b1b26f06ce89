package io.taskqueue.worker.statistics.column;

import io.taskqueue.worker.statistics.value.TextHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The most frequent of any number of values: the counters of Misra and Gries, "Finding Repeated Elements", 1982, merged
 * as Agarwal and others show in "Mergeable Summaries", 2012. When there are too many counters, the count of the first
 * one too many is taken from all, and those with nothing left go: no value's count is too small by more than the
 * {@link #error}, which is at most one in {@value #KEPT} of all, or one in 62 where texts have more than 31 characters
 * each and fewer counters fit. Merging is commutative to the bit, associative within
 * the error.
 *
 * <p>Values go by their {@link TextHash}, in a table with open addressing.
 */
final class FrequentValues {
    static final int KEPT = 128;

    private static final int ROOM = 2 * KEPT;
    private static final int MOST_SLOTS = 4 * KEPT; // enough for two full ones being merged
    private static final int LEAST_SLOTS = 64;
    private static final int SLOT_BYTES = 2 * Long.BYTES + Integer.BYTES;

    /** The most memory it takes beside the characters of its texts. */
    static final int MOST_BYTES = MOST_SLOTS * SLOT_BYTES + (ROOM + 1) * TextHash.STRING_BYTES;

    private static final int MAX_CHARACTERS = 4_000;

    /**
     * A value.
     *
     * @param text as {@link TextHash#shown} shows it
     * @param count how often it was certainly seen
     */
    record Frequent(long hash, String text, long count) {
        static final Comparator<Frequent> BY_COUNT =
                Comparator.comparingLong(Frequent::count).reversed().thenComparing(Frequent::text);
    }

    private long[] hashes;
    private long[] counts;
    private String[] texts;
    private int size;
    private long error;

    FrequentValues() {
        allocate(LEAST_SLOTS);
    }

    /** What {@link #entries} and {@link #error} gave. */
    FrequentValues(List<Frequent> entries, long error) {
        this();
        entries.forEach(entry -> put(entry.hash, entry.text, entry.count));
        this.error = error;
    }

    void add(long hash, String text, long times) {
        put(hash, text, times);
        if (size > ROOM) {
            reduce(KEPT);
        }
    }

    void merge(FrequentValues other) {
        error += other.error;
        for (int slot = 0; slot < other.counts.length; slot++) {
            if (other.counts[slot] > 0) {
                put(other.hashes[slot], other.texts[slot], other.counts[slot]);
            }
        }
        if (size > ROOM) {
            reduce(KEPT);
        }
    }

    FrequentValues copy() {
        return new FrequentValues(entries(), error);
    }

    /** Makes it as small as it may be when encoded; what is small enough stays as it is. */
    void compact() {
        reduce(Math.min(KEPT, withinCharacters()));
        if (counts.length > 2 * KEPT) {
            resize(2 * KEPT);
        }
    }

    /** How much more often than counted any value may occur, counted or not. */
    long error() {
        return error;
    }

    /** By count, the highest first, then by text. */
    List<Frequent> entries() {
        List<Frequent> entries = new ArrayList<>(size);
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                entries.add(new Frequent(hashes[slot], texts[slot], counts[slot]));
            }
        }
        entries.sort(Frequent.BY_COUNT);
        return entries;
    }

    private void put(long hash, String text, long times) {
        int slot = slot(hash);
        if (counts[slot] == 0) {
            if (2 * size >= counts.length && counts.length < MOST_SLOTS) {
                resize(2 * counts.length);
                slot = slot(hash);
            }
            hashes[slot] = hash;
            texts[slot] = TextHash.shown(text);
            size++;
        }
        counts[slot] += times;
    }

    /** Where a hash is, or goes. */
    private int slot(long hash) {
        int last = counts.length - 1;
        int slot = (int) hash & last;
        while (counts[slot] > 0 && hashes[slot] != hash) {
            slot = slot + 1 & last;
        }
        return slot;
    }

    private void allocate(int slots) {
        hashes = new long[slots];
        counts = new long[slots];
        texts = new String[slots];
    }

    private void resize(int slots) {
        long[] oldHashes = hashes;
        long[] oldCounts = counts;
        String[] oldTexts = texts;
        allocate(slots);
        for (int old = 0; old < oldCounts.length; old++) {
            if (oldCounts[old] > 0) {
                int slot = slot(oldHashes[old]);
                hashes[slot] = oldHashes[old];
                counts[slot] = oldCounts[old];
                texts[slot] = oldTexts[old];
            }
        }
    }

    /** About how many bytes of memory it takes. */
    long bytes() {
        return (long) counts.length * SLOT_BYTES + (long) size * TextHash.STRING_BYTES + characters();
    }

    private void reduce(int kept) {
        if (size <= kept) {
            return;
        }
        long taken = countAt(kept);
        long[] leftHashes = new long[kept];
        long[] leftCounts = new long[kept];
        String[] leftTexts = new String[kept];
        int left = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > taken) {
                leftHashes[left] = hashes[slot];
                leftCounts[left] = counts[slot] - taken;
                leftTexts[left++] = texts[slot];
            }
        }
        Arrays.fill(counts, 0);
        Arrays.fill(texts, null);
        size = 0;
        error += taken;
        for (int i = 0; i < left; i++) {
            put(leftHashes[i], leftTexts[i], leftCounts[i]);
        }
    }

    /** The highest count there is beyond so many; most values of a column that has many occur once. */
    private long countAt(int rank) {
        long[] moreThanOne =
                Arrays.stream(counts).filter(count -> count > 1).sorted().toArray();
        return moreThanOne.length > rank ? moreThanOne[moreThanOne.length - 1 - rank] : 1;
    }

    /** How many of the most frequent values have few enough characters together: of the longest texts, 62. */
    private int withinCharacters() {
        if (characters() <= MAX_CHARACTERS) {
            return size;
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

    private int characters() {
        int characters = 0;
        for (String text : texts) {
            characters += text == null ? 0 : text.length();
        }
        return characters;
    }
}
