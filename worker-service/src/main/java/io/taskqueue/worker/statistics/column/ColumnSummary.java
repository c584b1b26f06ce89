package io.taskqueue.worker.statistics.column;

import io.taskqueue.worker.statistics.value.Meaning;
import io.taskqueue.worker.statistics.value.TextHash;

/** The values of one column: each of them while they are few, a sketch once they are many. */
public final class ColumnSummary {
    private ValueCounts few;
    private ValueSketch many;

    public ColumnSummary() {
        this(new ValueCounts(), null);
    }

    /** One of the two is {@code null}. */
    ColumnSummary(ValueCounts few, ValueSketch many) {
        this.few = few;
        this.many = many;
    }

    /** The summary of a column known to have many values. */
    public static ColumnSummary sketched() {
        return new ColumnSummary(null, new ValueSketch());
    }

    /**
     * The most memory the summaries of some columns take, in bytes, but for the characters of their texts.
     *
     * @param columns how many there are
     * @param begun how many of them may be {@link #sketched} from the start
     * @param records the most records they are given
     * @param values the most values those have together
     */
    public static long mostBytes(int columns, int begun, long records, long values) {
        long sketched = Math.min(columns, begun + ValueCounts.mostSketched(records, values));
        long counted = Math.min(values, (columns - sketched) * Math.min(records, ValueCounts.MAX_VALUES));
        return sketched * ValueSketch.MOST_BYTES + counted * ValueCounts.VALUE_BYTES;
    }

    /**
     * Adds a value.
     *
     * @param meaning a work object, overwritten
     */
    public void add(String text, Meaning meaning) {
        if (few == null) {
            meaning.read(text);
            many.add(TextHash.key(text, meaning), meaning);
        } else if (!few.addKnown(text)) {
            meaning.read(text);
            few.add(TextHash.key(text, meaning), 1);
            switchIfTooMany();
        }
    }

    public void merge(ColumnSummary other) {
        if (few != null && other.few != null) {
            few.addAll(other.few);
            switchIfTooMany();
        } else if (few != null) {
            many = other.many.copy();
            many.addAll(few);
            few = null;
        } else if (other.few != null) {
            many.addAll(other.few);
        } else {
            many.merge(other.many);
        }
    }

    /** Whether the values are many. */
    public boolean isSketched() {
        return many != null;
    }

    /** Every value; {@code null} if they are many. */
    ValueCounts few() {
        return few;
    }

    /** {@code null} if the values are few. */
    ValueSketch many() {
        return many;
    }

    /** About how many bytes of memory it takes. */
    public long bytes() {
        return few == null ? many.bytes() : few.bytes();
    }

    private void switchIfTooMany() {
        if (few.tooMany()) {
            switchToSketch();
        }
    }

    private void switchToSketch() {
        many = new ValueSketch();
        many.addAll(few);
        few = null;
    }
}
