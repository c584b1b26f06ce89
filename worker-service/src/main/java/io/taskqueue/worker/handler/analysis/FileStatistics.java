package io.taskqueue.worker.handler.analysis;

import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.taskqueue.worker.statistics.TableSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Computes the statistics of a CSV file in one thread without a queue, as a worker does for its chunks: the baseline
 * the queue's throughput is compared with. Prints the seconds of each pass, then the statistics.
 *
 * <p>{@code java -cp 'quarkus-app/app/*:quarkus-app/lib/main/*' io.taskqueue.worker.handler.analysis.FileStatistics
 * FILE [PASSES]}
 */
public final class FileStatistics {
    private static final char DELIMITER = ',';

    private FileStatistics() {}

    public static void main(String... arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        int passes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        for (int pass = 1; pass < passes; pass++) {
            timed(file, System.out);
        }
        try (JsonGenerator json = JsonRecord.JSON.createGenerator(System.out)) {
            timed(file, System.out).writeJson(json);
        }
    }

    private static TableSummary timed(Path file, PrintStream out) throws IOException {
        long begin = System.nanoTime();
        TableSummary summary = of(file);
        out.println("seconds=" + (System.nanoTime() - begin) / 1e9);
        return summary;
    }

    /** The summary of all records below the header row, which must not have a line end inside a name. */
    static TableSummary of(Path file) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            List<String> columns = header(text.readLine());
            TableSummary summary = TableSummary.of(columns);
            CsvRecords.read(text, DELIMITER, columns.size(), 2, summary);
            return summary;
        }
    }

    private static List<String> header(String line) throws IOException {
        try (CsvReader<CsvRecord> row =
                CsvReader.builder().fieldSeparator(DELIMITER).ofCsvRecord(line)) {
            return row.iterator().next().getFields();
        }
    }
}
