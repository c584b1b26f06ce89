package io.taskqueue.benchmark.records;

import io.taskqueue.benchmark.stage.Programs;
import io.taskqueue.benchmark.stage.Service;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One thread that computes a file's statistics with the worker's own parser and sketches and no queue, in a JVM of its
 * own with the services' options.
 */
public final class SinglePass {
    private static final String MAIN = "io.taskqueue.worker.handler.analysis.FileStatistics";

    private SinglePass() {}

    /** The seconds of each pass but the first ones, which warm up. */
    public static List<Double> seconds(Programs programs, RecordsFile file, int warmUps, int passes) {
        List<String> lines = run(command(programs, file, warmUps + passes));
        return lines.stream()
                .filter(line -> line.startsWith("seconds="))
                .map(line -> Double.valueOf(line.substring("seconds=".length())))
                .skip(warmUps)
                .toList();
    }

    private static List<String> command(Programs programs, RecordsFile file, int passes) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(programs.javaOptions());
        words.addAll(List.of("-cp", classPath(programs), MAIN));
        words.addAll(List.of(file.path().toString(), String.valueOf(passes)));
        return words;
    }

    private static String classPath(Programs programs) {
        Path application = Service.WORKER.folder(programs.root());
        return application.resolve("app") + "/*" + File.pathSeparator + application.resolve("lib/main") + "/*";
    }

    private static List<String> run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("a pass without queue ended with " + exit + ": " + said);
            }
            return said.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a pass without queue", e);
        }
    }
}
