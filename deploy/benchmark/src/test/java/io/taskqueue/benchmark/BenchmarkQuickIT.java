package io.taskqueue.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.benchmark.cases.Cases;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every case once, as {@code deploy/benchmark/run --quick} does, so that none rots. */
class BenchmarkQuickIT {
    private static final int LONGEST_MINUTES = 4;

    @TempDir
    Path folder;

    @Test
    void measuresEveryCaseAndAccountsForEveryTask() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Path json = folder.resolve("figures.json");

        Process process = new ProcessBuilder(command(json))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended;
        try {
            ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        } finally {
            process.destroy(); // in order: the services end with it
        }

        assertThat(ended).isTrue();
        assertThat(process.exitValue()).as(() -> text(log)).isZero();
        JsonNode cases = new ObjectMapper().readTree(json.toFile()).path("cases");
        assertThat(cases).extracting(one -> one.path("name").asText()).isEqualTo(Cases.names());
        assertThat(cases).allSatisfy(one -> {
            assertThat(one.path("figures")).isNotEmpty();
            assertThat(one.path("figures"))
                    .allSatisfy(figure ->
                            assertThat(figure.at("/value/median").isNumber()).isTrue());
        });
    }

    private static List<String> command(Path json) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dtaskqueue.root=" + System.getProperty("taskqueue.root"),
                "-cp",
                System.getProperty("benchmark.jar") + File.pathSeparator + System.getProperty("benchmark.lib") + "/*",
                Benchmark.class.getName(),
                "--quick",
                "--json",
                json.toString());
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
