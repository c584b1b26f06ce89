package io.taskqueue.benchmark;

import io.taskqueue.benchmark.baseline.BaselineRounds;
import io.taskqueue.benchmark.cases.Bench;
import io.taskqueue.benchmark.cases.Case;
import io.taskqueue.benchmark.figures.CaseResult;
import io.taskqueue.benchmark.report.Machine;
import io.taskqueue.benchmark.report.Results;
import io.taskqueue.benchmark.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** One run: the cases one after the other, rounds of baselines between and around them; or a quick one. */
final class BenchmarkRun {
    private static final int BASELINE = 6_000;
    private static final int QUICK_BASELINE = 2_000;
    private static final int WARM_UP_ROUNDS = 3;
    /** The plain loop's speed jumps, so that fewer rounds have no median worth the name. */
    private static final int LEAST_ROUNDS = 5;

    private static final int LANES = 2;

    private final Bench bench;
    private final Consumer<String> news;
    private final long begin = System.nanoTime();

    /**
     * To be run once.
     *
     * @param news gets a line whenever something begins
     */
    BenchmarkRun(Bench bench, Consumer<String> news) {
        this.bench = bench;
        this.news = news;
    }

    Results run(List<Case> cases) {
        Machine machine = machine(); // the commit that is measured, whatever is committed meanwhile
        BaselineRounds baselines =
                new BaselineRounds(bench.loop(), bench.programs(), bench.quick() ? QUICK_BASELINE : BASELINE);
        report("warming up");
        baselines.warmUp(bench.quick() ? 1 : WARM_UP_ROUNDS);
        List<CaseResult> results = bench.quick() ? together(cases, baselines) : oneByOne(cases, baselines);
        return new Results(machine, bench.quick(), bench.repetitions(), seconds(), baselines.result(), results);
    }

    private List<CaseResult> oneByOne(List<Case> cases, BaselineRounds baselines) {
        int rounds = roundsBetween(cases.size());
        int casesBetween = cases.size() < 2 * LEAST_ROUNDS ? 1 : 2;
        List<CaseResult> results = new ArrayList<>();
        for (Case one : cases) {
            if (results.size() % casesBetween == 0) {
                baselines.measure(rounds);
            }
            results.add(measure(one));
        }
        baselines.measure(rounds);
        return results;
    }

    /** How many rounds before, between and after so many cases make enough of them. */
    static int roundsBetween(int cases) {
        return Math.ceilDiv(LEAST_ROUNDS, cases + 1);
    }

    /** A quick run is held to nothing, so cases may share the machine. */
    private List<CaseResult> together(List<Case> cases, BaselineRounds baselines) {
        baselines.measure(1);
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            return cases.stream().map(one -> CompletableFuture.supplyAsync(() -> measure(one), lanes)).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private CaseResult measure(Case one) {
        report(one.name());
        try {
            return new CaseResult(one.name(), one.measure(bench), null);
        } catch (RuntimeException e) {
            e.printStackTrace();
            return new CaseResult(one.name(), List.of(), e.toString());
        }
    }

    private Machine machine() {
        try (Stage stage = new Stage(bench.loop(), bench.programs())) {
            return Machine.here(
                    bench.programs().root(),
                    stage.info().version(),
                    bench.programs().javaOptions());
        }
    }

    private void report(String what) {
        news.accept("%4.0f s  %s".formatted(seconds(), what));
    }

    private double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }
}
