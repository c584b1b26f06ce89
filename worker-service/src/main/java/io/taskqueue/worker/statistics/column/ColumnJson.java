package io.taskqueue.worker.statistics.column;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taskqueue.worker.statistics.column.FrequentValues.Frequent;
import io.taskqueue.worker.statistics.value.ValueType;
import io.taskqueue.worker.statistics.value.WellFormedText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Writes the statistics of columns as docs/datasets.md describes them. What does not apply to a column is omitted.
 */
public final class ColumnJson {
    private static final double[] QUANTILES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};

    private final JsonGenerator json;

    public ColumnJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes one column as an object.
     *
     * @param records how many records the table has
     */
    public void write(String name, ColumnSummary column, long records) throws IOException {
        ColumnStatistics statistics = ColumnStatistics.of(column);
        ValueTotals totals = statistics.totals();
        ValueType type = totals.narrowest();
        json.writeStartObject();
        json.writeStringField("name", WellFormedText.of(name));
        json.writeStringField("type", type == null ? null : type.label);
        json.writeNumberField("count", totals.count());
        json.writeNumberField("missing", records - totals.count());
        json.writeObjectFieldStart("types");
        for (ValueType each : ValueType.values()) {
            json.writeNumberField(each.label, totals.count(each));
        }
        json.writeEndObject();
        writeDistinct(statistics);
        if (totals.numberCount() > 0) {
            writeNumbers(totals.numbers, totals.numberCount());
            writeQuantiles(statistics.spread());
        } else if (type == ValueType.DATE_TIME) {
            writeExtremes(totals.dateTimes);
        } else if (type == ValueType.TEXT) {
            writeExtremes(totals.texts);
        }
        writeFrequent(statistics);
        if (statistics.spread() != null) {
            writeHistogram(Histogram.of(statistics.spread(), totals.numbers.min(), totals.numbers.max()));
        }
        json.writeEndObject();
    }

    private void writeDistinct(ColumnStatistics statistics) throws IOException {
        json.writeObjectFieldStart("distinct");
        json.writeNumberField("count", statistics.distinct());
        json.writeBooleanField("exact", statistics.distinctError() == 0);
        writeDouble("error", statistics.distinctError());
        json.writeEndObject();
    }

    private void writeNumbers(NumberTotals numbers, long count) throws IOException {
        json.writeNumberField("min", numbers.min());
        json.writeNumberField("max", numbers.max());
        json.writeNumberField("sum", numbers.sum());
        writeRounded("mean", numbers.mean(count));
        if (count > 1) {
            writeRounded("standardDeviation", numbers.standardDeviation(count));
        }
    }

    private void writeQuantiles(Distribution spread) throws IOException {
        json.writeObjectFieldStart("quantiles");
        for (double quantile : QUANTILES) {
            writeDouble(Double.toString(quantile), spread.quantile(quantile));
        }
        json.writeEndObject();
        writeDouble("quantileError", spread.error());
    }

    private void writeHistogram(Histogram histogram) throws IOException {
        json.writeObjectFieldStart("histogram");
        writeDouble("from", histogram.from());
        writeDouble("to", histogram.to());
        json.writeFieldName("counts");
        json.writeArray(histogram.counts(), 0, histogram.counts().length);
        json.writeEndObject();
    }

    private void writeExtremes(Extremes extremes) throws IOException {
        if (extremes.min() != null) {
            json.writeStringField("min", WellFormedText.of(extremes.min()));
            json.writeStringField("max", WellFormedText.of(extremes.max()));
        }
    }

    private void writeFrequent(ColumnStatistics statistics) throws IOException {
        json.writeArrayFieldStart("frequent");
        for (Frequent frequent : statistics.frequent()) {
            json.writeStartObject();
            json.writeStringField("value", WellFormedText.of(frequent.text()));
            json.writeNumberField("count", frequent.count());
            json.writeNumberField("error", statistics.frequentError());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** As a double, unless it is outside their range. */
    private void writeRounded(String name, BigDecimal number) throws IOException {
        if (Double.isFinite(number.doubleValue())) {
            writeDouble(name, number.doubleValue());
        } else {
            json.writeNumberField(name, number.round(MathContext.DECIMAL64));
        }
    }

    /** Whole numbers without a point, as JSON readers print them anyway. */
    private void writeDouble(String name, double number) throws IOException {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            json.writeNumberField(name, (long) number);
        } else {
            json.writeFieldName(name);
            json.writeNumber(Double.toString(number));
        }
    }
}
