package io.taskqueue.benchmark.report;

import io.taskqueue.benchmark.figures.Baselines;
import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Target;

/**
 * A figure with what only the whole run can show about it.
 *
 * @param timesPlainLoop its ratio to the plain loop, {@code null} where it is not compared
 * @param timesAwakeLoop its ratio to the plain loop on cores kept awake, {@code null} where it is not compared
 * @param timesRawRedis its ratio to raw Redis, {@code null} where it is not compared
 * @param reached whether it reaches its target, {@code null} where it has none or none is judged
 */
record Line(Figure figure, Double timesPlainLoop, Double timesAwakeLoop, Double timesRawRedis, Boolean reached) {
    static Line of(Figure figure, Baselines baselines, boolean judged) {
        Double plain = figure.times(baselines.plainLoop());
        Double awake = figure.times(baselines.awakeLoop());
        Double raw = figure.times(baselines.rawRedis());
        Target target = figure.target();
        Boolean reached = target == null || !judged
                ? null
                : (Boolean) target.isReached(figure.value().median(), plain);
        return new Line(figure, plain, awake, raw, reached);
    }

    /** The target and whether it is reached. */
    String verdict() {
        if (figure.target() == null) {
            return "";
        }
        String target = figure.target().describe(figure.unit());
        return reached == null ? target : target + (reached ? "  reached" : "  MISSED");
    }
}
