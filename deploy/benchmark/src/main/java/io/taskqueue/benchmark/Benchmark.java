package io.taskqueue.benchmark;

import io.taskqueue.benchmark.cases.Bench;
import io.taskqueue.benchmark.cases.Cases;
import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.report.JsonReport;
import io.taskqueue.benchmark.report.Report;
import io.taskqueue.benchmark.report.Results;
import io.taskqueue.benchmark.stage.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Measures and reports. Exit codes: 0 all cases ran and every task was accounted for, 1 not so, 2 called wrongly.
 */
public final class Benchmark {
    private static final String ROOT = "taskqueue.root";
    private static final String JAVA_OPTIONS = "TASKQUEUE_BENCHMARK_JAVA_OPTIONS";

    private Benchmark() {}

    /** Runs with the arguments that {@code deploy/benchmark/run --help} lists. */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.SEVERE); // the libraries' own log
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            return measure(Options.parse(arguments, Cases.names()));
        } catch (UsageException e) {
            System.err.println(e.getMessage() + "\nTry deploy/benchmark/run --help.");
            return 2;
        } catch (IOException e) {
            System.err.println("The figures could not be written: " + e);
            return 1;
        }
    }

    private static int measure(Options options) throws IOException {
        Path root = Path.of(System.getProperty(ROOT)).toAbsolutePath().normalize();
        Programs programs = Programs.under(root, options.quick(), System.getenv(JAVA_OPTIONS));
        try (EventLoop loop = new EventLoop()) {
            Bench bench = new Bench(loop, programs, options.repetitions(), options.quick());
            Results results = new BenchmarkRun(bench, System.err::println).run(Cases.named(options.cases()));
            new Report(results).lines().forEach(System.out::println);
            Path json =
                    options.json() == null ? root.resolve("deploy/benchmark/target/benchmark.json") : options.json();
            JsonReport.write(results, json);
            System.out.println("\nThe same as JSON: " + json);
            return results.succeeded() ? 0 : 1;
        }
    }
}
