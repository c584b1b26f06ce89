package io.taskqueue.worker.statistics.column;

import io.taskqueue.worker.statistics.value.Meaning;
import io.taskqueue.worker.statistics.value.ValueType;
import java.util.Arrays;

/** The exact totals of any number of values: how many have each type, sums of the numbers, extremes. */
final class ValueTotals {
    private final long[] types = new long[ValueType.values().length];
    final NumberTotals numbers;
    final Extremes dateTimes;
    final Extremes texts;

    ValueTotals() {
        this(new NumberTotals(), new Extremes(), new Extremes());
    }

    ValueTotals(NumberTotals numbers, Extremes dateTimes, Extremes texts) {
        this.numbers = numbers;
        this.dateTimes = dateTimes;
        this.texts = texts;
    }

    void add(String text, Meaning meaning) {
        types[meaning.type().ordinal()]++;
        if (meaning.type().isNumber()) {
            numbers.add(meaning);
        } else {
            extend(text, meaning);
        }
    }

    void add(String text, Meaning meaning, long times) {
        types[meaning.type().ordinal()] += times;
        if (meaning.type().isNumber()) {
            numbers.add(meaning.number(), times);
        } else {
            extend(text, meaning);
        }
    }

    void addType(ValueType type, long times) {
        types[type.ordinal()] += times;
    }

    void merge(ValueTotals other) {
        for (ValueType type : ValueType.values()) {
            addType(type, other.count(type));
        }
        numbers.merge(other.numbers);
        dateTimes.merge(other.dateTimes);
        texts.merge(other.texts);
    }

    ValueTotals copy() {
        ValueTotals copy = new ValueTotals();
        copy.merge(this);
        return copy;
    }

    long count() {
        return Arrays.stream(types).sum();
    }

    long count(ValueType type) {
        return types[type.ordinal()];
    }

    long numberCount() {
        return count(ValueType.INTEGER) + count(ValueType.DECIMAL);
    }

    /** {@code null} if there are no values. */
    ValueType narrowest() {
        return ValueType.narrowest(types);
    }

    private void extend(String text, Meaning meaning) {
        if (meaning.type() == ValueType.DATE_TIME) {
            dateTimes.addDateTime(meaning, text);
        } else if (meaning.type() == ValueType.TEXT) {
            texts.addText(text);
        }
    }
}
