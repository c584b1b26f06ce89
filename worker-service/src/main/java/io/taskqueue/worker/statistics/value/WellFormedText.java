package io.taskqueue.worker.statistics.value;

/** Text that UTF-8 can hold: it has no half of a surrogate pair, which input can bring and a cut can leave. */
public final class WellFormedText {
    private WellFormedText() {}

    /** The text, with {@code U+FFFD} for each half of a surrogate pair. */
    public static String of(String text) {
        StringBuilder repaired = null;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                repaired = repaired == null ? new StringBuilder(text) : repaired;
                repaired.setCharAt(at, '\uFFFD');
            }
        }
        return repaired == null ? text : repaired.toString();
    }
}
