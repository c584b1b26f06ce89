package io.taskqueue.worker.statistics.column;

import io.taskqueue.worker.statistics.value.TextHash;
import java.util.Arrays;

/** Counters of texts by their {@link TextHash}, in a hash table with open addressing. Mutable, for one thread. */
final class CounterTable {
    private static final int LEAST_SLOTS = 64;
    private static final int SLOT_BYTES = 2 * Long.BYTES + Integer.BYTES;

    /** Receives the counters of a table one by one. */
    interface Visitor {
        void visit(long hash, String text, long count);
    }

    private final int mostSlots;
    private long[] hashes;
    private long[] counts;
    private String[] texts;
    private int size;

    /** @param mostSlots a power of two, more than the counters it ever holds */
    CounterTable(int mostSlots) {
        this.mostSlots = mostSlots;
        allocate(LEAST_SLOTS);
    }

    /** The most memory, in bytes, that a table takes beside the characters of its texts. */
    static int mostBytes(int slots, int counters) {
        return slots * SLOT_BYTES + counters * TextHash.STRING_BYTES;
    }

    /** How many texts are counted. */
    int size() {
        return size;
    }

    /** Adds to the counter of a text, which is kept as {@link TextHash#shown} shows it. */
    void add(long hash, String text, long times) {
        int slot = slot(hash);
        if (counts[slot] == 0) {
            if (2 * size >= counts.length && counts.length < mostSlots) {
                resize(2 * counts.length);
                slot = slot(hash);
            }
            hashes[slot] = hash;
            texts[slot] = TextHash.shown(text);
            size++;
        }
        counts[slot] += times;
    }

    /** Calls the visitor with each counter, in no particular order. */
    void forEach(Visitor visitor) {
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                visitor.visit(hashes[slot], texts[slot], counts[slot]);
            }
        }
    }

    /**
     * Subtracts from all counters the count of the first one beyond {@code kept}, and removes those with nothing left.
     *
     * @return how much was subtracted
     */
    long reduceTo(int kept) {
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
        for (int i = 0; i < left; i++) {
            add(leftHashes[i], leftTexts[i], leftCounts[i]);
        }
        return taken;
    }

    /** Shrinks to this many slots, a power of two, if there are more. */
    void shrinkTo(int slots) {
        if (counts.length > slots) {
            resize(slots);
        }
    }

    /** How many characters the texts have together. */
    int characters() {
        int characters = 0;
        for (String text : texts) {
            characters += text == null ? 0 : text.length();
        }
        return characters;
    }

    /** About how many bytes of memory it takes. */
    long bytes() {
        return (long) counts.length * SLOT_BYTES + (long) size * TextHash.STRING_BYTES + characters();
    }

    /** The slot that holds the hash, or the free one where it is to be put. */
    private int slot(long hash) {
        int last = counts.length - 1;
        int slot = (int) hash & last;
        while (counts[slot] > 0 && hashes[slot] != hash) {
            slot = slot + 1 & last;
        }
        return slot;
    }

    /** The count at this rank, the highest being 0; most values of a column with many of them occur once. */
    private long countAt(int rank) {
        long[] moreThanOne =
                Arrays.stream(counts).filter(count -> count > 1).sorted().toArray();
        return moreThanOne.length > rank ? moreThanOne[moreThanOne.length - 1 - rank] : 1;
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
}
