package io.taskqueue.worker.statistics.column;

import io.taskqueue.worker.statistics.value.TextHash;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each of a few values occurs. {@link #tooMany} depends on the set of values only, never on their order, so
 * parts of a table agree about it.
 */
final class ValueCounts {
    /** The limit of values. */
    static final int MAX_VALUES = 256;

    /** The limit of their characters together. */
    static final int MAX_CHARACTERS = 4_000;

    /** A mutable counter, as a box for each increment would cost much: this runs for every value of a column. */
    private static final class Times {
        long times;
    }

    private final Map<String, Times> counts = new HashMap<>();
    private int characters;

    /**
     * The memory a value takes beside its characters: the text, its counter, and its entry with one and a half slots.
     */
    static final int VALUE_BYTES = TextHash.STRING_BYTES + 16 + 32 + 8;

    /** Counts a text if it is already known, else returns false. */
    boolean addKnown(String text) {
        Times known = counts.get(text);
        if (known == null) {
            return false;
        }
        known.times++;
        return true;
    }

    void add(String text, long times) {
        counts.computeIfAbsent(text, this::appear).times += times;
    }

    void addAll(ValueCounts other) {
        other.counts.forEach((text, times) -> add(text, times.times));
    }

    boolean tooMany() {
        return counts.size() > MAX_VALUES || characters > MAX_CHARACTERS;
    }

    /** How many columns may have too many values, not counting those whose values have very many characters. */
    static long mostSketched(long records, long values) {
        return records > MAX_VALUES ? values / (MAX_VALUES + 1) : 0;
    }

    /** About how many bytes of memory it takes. */
    long bytes() {
        return (long) VALUE_BYTES * counts.size() + characters;
    }

    /** How often each occurs, by text. */
    Map<String, Long> byText() {
        Map<String, Long> sorted = new TreeMap<>();
        counts.forEach((text, times) -> sorted.put(text, times.times));
        return sorted;
    }

    private Times appear(String text) {
        characters += text.length();
        return new Times();
    }
}
