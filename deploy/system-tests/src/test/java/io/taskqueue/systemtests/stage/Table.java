package io.taskqueue.systemtests.stage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A generated table of orders: columns of many and of few values, of every type, some missing; the same at every run.
 *
 * @param csv with a header row
 * @param records how many rows
 * @param prices of the column {@code price}, in ascending order
 */
public record Table(String csv, int records, List<BigDecimal> prices) {
    public static Table of(int records) {
        Random random = new Random(2026);
        StringBuilder csv = new StringBuilder("id,price,city,at,paid,note\n");
        List<BigDecimal> prices = new ArrayList<>();
        for (int id = 0; id < records; id++) {
            BigDecimal price = BigDecimal.valueOf(random.nextInt(10_000_000), 2);
            prices.add(price);
            csv.append(id).append(',').append(price).append(",city ").append(random.nextInt(40));
            csv.append(",2026-").append(10 + random.nextInt(3)).append('-').append(10 + random.nextInt(18));
            csv.append("T08:00:00Z,").append(random.nextBoolean()).append(',');
            csv.append(random.nextInt(3) == 0 ? "\"said \"\"no, " + random.nextInt() + "\"\"\"" : "")
                    .append('\n');
        }
        return new Table(csv.toString(), records, prices.stream().sorted().toList());
    }

    public BigDecimal priceSum() {
        return prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Which part of all prices is not above this. */
    public double rankOfPrice(double price) {
        BigDecimal exact = BigDecimal.valueOf(price);
        return (double) prices.stream()
                        .filter(each -> each.compareTo(exact) <= 0)
                        .count()
                / records;
    }
}
