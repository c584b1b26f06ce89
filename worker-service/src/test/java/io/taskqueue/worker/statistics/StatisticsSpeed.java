package io.taskqueue.worker.statistics;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/**
 * Measures what a value costs in time of a processor, per kind of column and in a table of ten: run {@link #main} with
 * the test class path. Texts are made anew for every round, outside the time measured, as a parser would hand them
 * over.
 */
public final class StatisticsSpeed {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int RECORDS = 1_000;
    private static final int ROUNDS = 1_000;

    private record Kind(String name, Function<Random, String> text) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("order number", random -> Integer.toString(10_000_000 + random.nextInt(90_000_000))),
            new Kind("price", random -> String.format(Locale.ROOT, "%.2f", random.nextDouble() * 1000)),
            new Kind("measurement", random -> Double.toString(random.nextGaussian())),
            new Kind("quantity", random -> Integer.toString(1 + random.nextInt(20))),
            new Kind("country", random -> "C" + random.nextInt(200)),
            new Kind("flag", random -> random.nextBoolean() ? "true" : "false"),
            new Kind(
                    "time",
                    random -> Instant.ofEpochSecond(1_700_000_000L + random.nextInt(50_000_000))
                            .toString()),
            new Kind("name", random -> "customer " + Integer.toString(random.nextInt(), 36)),
            new Kind("town", random -> "town " + (int) Math.abs(random.nextGaussian() * 400)),
            new Kind("note", random -> random.nextInt(10) == 0 ? "urgent" : ""));

    private StatisticsSpeed() {}

    public static void main(String[] arguments) {
        for (int warming = 0; warming < 2; warming++) {
            measure("ten columns", KINDS);
        }
        measure("ten columns", KINDS);
        KINDS.forEach(kind -> measure(kind.name, List.of(kind)));
    }

    private static void measure(String name, List<Kind> kinds) {
        TableSummary summary = TableSummary.of(kinds.stream().map(Kind::name).toList());
        Random random = new Random(1);
        long nanos = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<String[]> records = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                records.add(kinds.stream()
                        .map(kind -> new String(kind.text.apply(random).toCharArray()))
                        .toArray(String[]::new));
            }
            long start = THREAD.getCurrentThreadCpuTime();
            for (String[] values : records) {
                for (int column = 0; column < values.length; column++) {
                    summary.text(column, values[column]);
                }
                summary.endRecord();
            }
            nanos += THREAD.getCurrentThreadCpuTime() - start;
        }
        double perValue = (double) nanos / ROUNDS / RECORDS / kinds.size();
        System.out.printf(Locale.ROOT, "%-14s %6.1f ns a value, %6d bytes%n", name, perValue, summary.encode().length);
    }
}
