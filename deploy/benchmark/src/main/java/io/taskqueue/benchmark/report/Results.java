package io.taskqueue.benchmark.report;

import io.taskqueue.benchmark.figures.Baselines;
import io.taskqueue.benchmark.figures.CaseResult;
import java.util.List;

/**
 * All that a run found.
 *
 * @param quick whether it only showed that everything works; nothing is held to a target then
 * @param repetitions how often each load was measured
 * @param seconds how long the run took
 */
public record Results(
        Machine machine, boolean quick, int repetitions, double seconds, Baselines baselines, List<CaseResult> cases) {
    public Results {
        cases = List.copyOf(cases);
    }

    /** Whether every case came to its end with every task accounted for. */
    public boolean succeeded() {
        return cases.stream().noneMatch(CaseResult::failed);
    }
}
