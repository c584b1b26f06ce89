package io.taskqueue.worker.handler.analysis;

/**
 * Statistics of the numbers in one column. Immutable. {@link #with} takes one number in by Welford's method;
 * {@link #merge} joins the statistics of two parts by the formulas of Chan, Golub and LeVeque, "Updating Formulae and a
 * Pairwise Algorithm for Computing Sample Variances", 1979. Neither subtracts large sums, so both stay exact where the
 * numbers are large and close together.
 *
 * @param count how many numbers
 * @param notNumbers how many values that are present but no numbers
 * @param min the least, positive infinity if there is none
 * @param max the greatest, negative infinity if there is none
 * @param mean the arithmetic mean, 0 if there is none
 * @param squares the sum of squared differences from the mean
 */
public record ColumnStatistics(long count, long notNumbers, double min, double max, double mean, double squares) {
    /** Of no values. */
    public static final ColumnStatistics EMPTY =
            new ColumnStatistics(0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 0);

    /** These and one number more. */
    public ColumnStatistics with(double number) {
        double delta = number - mean;
        double newMean = mean + delta / (count + 1);
        return new ColumnStatistics(
                count + 1,
                notNumbers,
                Math.min(min, number),
                Math.max(max, number),
                newMean,
                squares + delta * (number - newMean));
    }

    /** These and one value more that is no number. */
    public ColumnStatistics withNotANumber() {
        return new ColumnStatistics(count, notNumbers + 1, min, max, mean, squares);
    }

    /** The statistics of both parts together. */
    public ColumnStatistics merge(ColumnStatistics other) {
        long total = count + other.count;
        double delta = other.mean - mean;
        double weight = total == 0 ? 0 : (double) other.count / total;
        return new ColumnStatistics(
                total,
                notNumbers + other.notNumbers,
                Math.min(min, other.min),
                Math.max(max, other.max),
                mean + delta * weight,
                squares + other.squares + delta * delta * count * weight);
    }

    /** How many values of any kind. */
    public long present() {
        return count + notNumbers;
    }

    /** The sample standard deviation, dividing by {@code count - 1}; not a number below two numbers. */
    public double standardDeviation() {
        return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    }
}
