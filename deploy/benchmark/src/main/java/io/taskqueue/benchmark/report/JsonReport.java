package io.taskqueue.benchmark.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.taskqueue.benchmark.figures.Baseline;
import io.taskqueue.benchmark.figures.Baselines;
import io.taskqueue.benchmark.figures.CaseResult;
import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The results as JSON: the same figures as the table, unrounded. */
public final class JsonReport {
    private static final ObjectWriter JSON = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .writerWithDefaultPrettyPrinter();

    private JsonReport() {}

    private record Document(
            Machine machine,
            boolean quick,
            int repetitions,
            double seconds,
            List<Baseline> baselines,
            List<CaseJson> cases) {}

    private record CaseJson(String name, String failure, List<FigureJson> figures) {}

    private record FigureJson(
            String name,
            String unit,
            Spread value,
            Double timesPlainLoop,
            Double timesAwakeLoop,
            Double timesRawRedis,
            String target,
            Boolean reached,
            String note) {}

    /** Writes the file and the folders it lies in. */
    public static void write(Results results, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, JSON.writeValueAsBytes(document(results)));
    }

    private static Document document(Results results) {
        return new Document(
                results.machine(),
                results.quick(),
                results.repetitions(),
                results.seconds(),
                results.baselines().all(),
                results.cases().stream()
                        .map(one -> json(one, results.baselines(), !results.quick()))
                        .toList());
    }

    private static CaseJson json(CaseResult result, Baselines baselines, boolean judged) {
        return new CaseJson(
                result.name(),
                result.failure(),
                result.figures().stream()
                        .map(figure -> json(Line.of(figure, baselines, judged)))
                        .toList());
    }

    private static FigureJson json(Line line) {
        Figure figure = line.figure();
        return new FigureJson(
                figure.name(),
                figure.unit().symbol(),
                figure.value(),
                line.timesPlainLoop(),
                line.timesAwakeLoop(),
                line.timesRawRedis(),
                figure.target() == null ? null : figure.target().describe(figure.unit()),
                line.reached(),
                figure.note());
    }
}
