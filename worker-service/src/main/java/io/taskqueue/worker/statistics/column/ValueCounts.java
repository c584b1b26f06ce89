package io.taskqueue.worker.statistics.column;

import io.taskqueue.worker.statistics.value.TextHash;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each of a few values occurs. Of {@link #tooMany} only the set of values decides, never their order, so parts
 * of a table agree on it.
 */
final class ValueCounts {
    /** How many values are few. */
    static final int MAX_VALUES = 256;

    /** How many characters they may have together. */
    static final int MAX_CHARACTERS = 4_000;

    /** Boxed only where it is read: this is the counter of a column's every value. */
    private static final class Times {
        long times;
    }

    private final Map<String, Times> counts = new HashMap<>();
    private int characters;

    /** What a value takes beside its characters: the text, its counter, and its entry with a slot and a half. */
    static final int VALUE_BYTES = TextHash.STRING_BYTES + 16 + 32 + 8;

    /** Counts a text if it is known. */
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

    /** How many columns may get too many values, but for such whose values have very many characters. */
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
