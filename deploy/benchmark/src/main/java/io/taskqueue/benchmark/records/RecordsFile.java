package io.taskqueue.benchmark.records;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A CSV file of sales as a shop might export them: 10 columns of every type, some values missing, some texts quoted.
 * The same for the same number of records.
 */
public record RecordsFile(Path path, int records, long bytes) {
    private static final String HEADER =
            "order_id,ordered_at,customer,country,product,quantity,unit_price,discount,express,note\n";
    private static final String[] COUNTRIES = {"DE", "FR", "GB", "IT", "JP", "NL", "PL", "SE", "US", "ZA"};
    private static final LocalDateTime FIRST_ORDER = LocalDateTime.of(2024, 1, 1, 0, 0);
    private static final long SEED = 20_261_121;

    /** Writes one into {@code folder}, unless it is there already. */
    public static RecordsFile of(Path folder, int records) {
        Path path = folder.resolve("sales-" + records + ".csv");
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(folder);
                Path unfinished = Files.createTempFile(folder, "sales", ".part");
                write(unfinished, records);
                Files.move(unfinished, path);
            }
            return new RecordsFile(path, records, Files.size(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public double megabytes() {
        return bytes / 1e6;
    }

    private static void write(Path path, int records) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write(HEADER);
            LocalDateTime time = FIRST_ORDER;
            for (int order = 1; order <= records; order++) {
                time = time.plusSeconds(random.nextInt(60));
                out.write(line(order, time, random));
            }
        }
    }

    private static String line(int order, LocalDateTime time, SplittableRandom random) {
        return order
                + "," + time
                + ",customer-" + random.nextInt(100_000)
                + "," + COUNTRIES[random.nextInt(COUNTRIES.length)]
                + ",P" + (int) Math.abs(random.nextGaussian() * 500)
                + "," + (1 + random.nextInt(20))
                + "," + cents(random.nextInt(100_000))
                + "," + (random.nextInt(4) == 0 ? "" : cents(random.nextInt(5_000)))
                + "," + random.nextBoolean()
                + "," + note(random)
                + "\n";
    }

    private static String cents(int amount) {
        return String.format(Locale.ROOT, "%d.%02d", amount / 100, amount % 100);
    }

    private static String note(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> "\"ring twice, please\"";
            case 1 -> "\"leave it at \"\"Bell & Sons\"\"\"";
            case 2 -> "gift";
            default -> "";
        };
    }
}
