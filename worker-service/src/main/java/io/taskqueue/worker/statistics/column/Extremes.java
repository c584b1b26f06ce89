package io.taskqueue.worker.statistics.column;

import io.taskqueue.worker.statistics.value.Meaning;
import io.taskqueue.worker.statistics.value.TextHash;
import java.util.Comparator;

/**
 * The least and the greatest of texts or date-times, as they were written. Texts are ordered by UTF-16 units, those of
 * more than {@link TextHash#MAX_SHOWN} characters as they are shown; date-times by instant, then as texts.
 */
final class Extremes {
    /** An instant as it was written; for texts the instant is always the same. */
    private record Moment(long second, int nano, String text) implements Comparable<Moment> {
        private static final Comparator<Moment> ORDER = Comparator.comparingLong(Moment::second)
                .thenComparingInt(Moment::nano)
                .thenComparing(Moment::text);

        @Override
        public int compareTo(Moment other) {
            return ORDER.compare(this, other);
        }
    }

    private Moment min;
    private Moment max;

    void addText(String text) {
        if (min == null || text.compareTo(min.text) < 0 || text.compareTo(max.text) > 0) {
            extend(new Moment(0, 0, TextHash.shown(text)));
        }
    }

    void addDateTime(Meaning meaning, String text) {
        if (min == null || meaning.second() <= min.second || meaning.second() >= max.second) {
            extend(new Moment(meaning.second(), meaning.nano(), text));
        }
    }

    void merge(Extremes other) {
        if (other.min != null) {
            extend(other.min);
            extend(other.max);
        }
    }

    /** {@code null} if there is none. */
    String min() {
        return min == null ? null : min.text;
    }

    /** {@code null} if there is none. */
    String max() {
        return max == null ? null : max.text;
    }

    private void extend(Moment moment) {
        if (min == null || moment.compareTo(min) < 0) {
            min = moment;
        }
        if (max == null || moment.compareTo(max) > 0) {
            max = moment;
        }
    }
}
