package io.taskqueue.benchmark.figures;

import java.util.Locale;

/** What a figure counts, and how it is written. */
public enum Unit {
    PER_SECOND("/s", 0),
    RECORDS_PER_SECOND("records/s", 0),
    MEGABYTES_PER_SECOND("MB/s", 1),
    SECONDS("s", 2),
    MILLISECONDS("ms", 2),
    MICROSECONDS("µs", 1),
    MEGABYTES("MB", 0),
    BYTES("B", 0),
    /** Of the whole machine. */
    PERCENT("%", 0),
    TIMES("×", 2);

    private final String symbol;
    private final int decimals;

    Unit(String symbol, int decimals) {
        this.symbol = symbol;
        this.decimals = decimals;
    }

    public String symbol() {
        return symbol;
    }

    /** The bare number, thousands parted by commas. */
    public String number(double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** The number and what it counts. */
    public String format(double value) {
        return number(value) + " " + symbol;
    }
}
