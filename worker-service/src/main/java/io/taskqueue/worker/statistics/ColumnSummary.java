package io.taskqueue.worker.statistics;

/** The values of one column: each of them while they are few, a sketch when they are many. */
final class ColumnSummary {
    private ValueCounts few;
    private ValueSketch many;

    ColumnSummary() {
        this(new ValueCounts(), null);
    }

    /** One of the two is {@code null}. */
    ColumnSummary(ValueCounts few, ValueSketch many) {
        this.few = few;
        this.many = many;
    }

    /**
     * Takes in a value.
     *
     * @param meaning an object to work with
     */
    void add(String text, Meaning meaning) {
        if (few == null) {
            meaning.read(text);
            many.add(TextHash.key(text, meaning), meaning);
        } else if (!few.addKnown(text)) {
            meaning.read(text);
            few.add(TextHash.key(text, meaning), 1);
            switchIfTooMany();
        }
    }

    void merge(ColumnSummary other) {
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

    /** Every value; {@code null} if they are many. */
    ValueCounts few() {
        return few;
    }

    /** {@code null} if the values are few. */
    ValueSketch many() {
        return many;
    }

    /** About how many bytes of memory it takes. */
    long bytes() {
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
