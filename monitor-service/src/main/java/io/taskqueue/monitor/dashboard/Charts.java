package io.taskqueue.monitor.dashboard;

import io.quarkus.qute.TemplateExtension;
import io.taskqueue.monitor.dataset.Statistics.Frequent;
import io.taskqueue.monitor.dataset.Statistics.Histogram;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Calculates the bars of charts, which the templates draw. */
@TemplateExtension
final class Charts {
    /** The width and height of every chart in its own units; style sheets set the displayed size. */
    static final int WIDTH = 300;

    static final int HEIGHT = 80;
    private static final int BARS_AT_MOST = 200;
    private static final double LEAST = 1.5;

    private Charts() {}

    /**
     * A bar of a histogram and its range.
     *
     * @param x from the left; like {@code y}, {@code width} and {@code height} in the chart's units
     * @param y from the top
     */
    record Bar(double x, double y, double width, double height, String from, String to, long count) {}

    /** The bars, left to right; none if the histogram is not valid. */
    static List<Bar> bars(Histogram histogram) {
        List<Long> counts = histogram.counts();
        long highest = counts.isEmpty() ? 0 : Collections.max(counts);
        if (highest <= 0 || counts.size() > BARS_AT_MOST) {
            return List.of();
        }
        List<Bar> bars = new ArrayList<>();
        double width = (double) WIDTH / counts.size();
        for (int i = 0; i < counts.size(); i++) {
            double height = height(counts.get(i), highest);
            bars.add(new Bar(
                    round(i * width),
                    round(HEIGHT - height),
                    round(width * 0.92),
                    round(height),
                    edge(histogram, i),
                    edge(histogram, i + 1),
                    counts.get(i)));
        }
        return bars;
    }

    /** The length of a value's bar, in percent of the most frequent value's. */
    static double share(Frequent value, List<Frequent> all) {
        long highest = all.stream().mapToLong(Frequent::count).max().orElse(0);
        return highest <= 0 ? 0 : round(100.0 * Math.max(0, value.count()) / highest);
    }

    // Even the smallest count gets a visible bar.
    private static double height(long count, long highest) {
        return count <= 0 ? 0 : Math.max(LEAST, (double) HEIGHT * count / highest);
    }

    /** The lower bound of a range; the outer bounds stay exact. */
    private static String edge(Histogram histogram, int index) {
        int last = histogram.counts().size();
        if (index == 0 || index == last) {
            return Formats.shortly(index == 0 ? histogram.from() : histogram.to());
        }
        try {
            BigDecimal from = new BigDecimal(histogram.from(), MathContext.DECIMAL64);
            BigDecimal width = new BigDecimal(histogram.to(), MathContext.DECIMAL64)
                    .subtract(from, MathContext.DECIMAL64)
                    .divide(BigDecimal.valueOf(last), MathContext.DECIMAL64);
            return Formats.shortly(from.add(width.multiply(BigDecimal.valueOf(index)), MathContext.DECIMAL64)
                    .toString());
        } catch (ArithmeticException | NumberFormatException e) {
            return "";
        }
    }

    private static double round(double number) {
        return Math.round(number * 100) / 100.0;
    }
}
