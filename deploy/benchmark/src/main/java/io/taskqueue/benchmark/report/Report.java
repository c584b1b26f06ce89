package io.taskqueue.benchmark.report;

import static io.taskqueue.benchmark.report.TextTable.Side.LEFT;
import static io.taskqueue.benchmark.report.TextTable.Side.RIGHT;

import io.taskqueue.benchmark.figures.Baseline;
import io.taskqueue.benchmark.figures.CaseResult;
import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Spread;
import io.taskqueue.benchmark.figures.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results as lines of text. */
public final class Report {
    private final Results results;

    public Report(Results results) {
        this.results = results;
    }

    /** Everything, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(head());
        lines.add("");
        lines.addAll(baselines());
        lines.add("");
        lines.addAll(figures());
        lines.add("");
        lines.addAll(notes());
        lines.addAll(failures());
        lines.addAll(legend());
        return lines;
    }

    private List<String> head() {
        Machine machine = results.machine();
        return List.of(
                "%d cores, %,d MB, %s, %s"
                        .formatted(machine.cores(), machine.memoryMegabytes(), machine.processor(), machine.system()),
                "JDK %s; services with %s".formatted(machine.jdk(), String.join(" ", machine.javaOptions())),
                "Redis %s without persistence; commit %s; %s; took %.0f s"
                        .formatted(machine.redis(), machine.commit(), machine.date(), results.seconds()));
    }

    private List<String> baselines() {
        TextTable table = new TextTable(LEFT, RIGHT, RIGHT, RIGHT, RIGHT)
                .row("baseline", "push", "min – max", "pop", "min – max")
                .rule();
        for (Baseline one : results.baselines().all()) {
            table.row(
                    one.name(),
                    Unit.PER_SECOND.format(one.push().median()),
                    range(Unit.PER_SECOND, one.push()),
                    Unit.PER_SECOND.format(one.pop().median()),
                    range(Unit.PER_SECOND, one.pop()));
        }
        return table.lines();
    }

    private List<String> figures() {
        TextTable table = new TextTable(LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, LEFT)
                .row("case", "figure", "median", "min – max", "× plain", "× awake", "× raw", "target")
                .rule();
        for (CaseResult one : results.cases()) {
            for (Figure figure : one.figures()) {
                Line line = Line.of(figure, results.baselines(), !results.quick());
                table.row(
                        one.name(),
                        figure.name(),
                        figure.unit().format(figure.value().median()),
                        range(figure.unit(), figure.value()),
                        ratio(line.timesPlainLoop()),
                        ratio(line.timesAwakeLoop()),
                        ratio(line.timesRawRedis()),
                        line.verdict());
            }
        }
        return table.lines();
    }

    private List<String> notes() {
        TextTable table = new TextTable(LEFT, LEFT, LEFT);
        for (CaseResult one : results.cases()) {
            one.figures().stream()
                    .filter(figure -> !figure.note().isEmpty())
                    .forEach(figure -> table.row(one.name(), figure.name(), figure.note()));
        }
        return table.lines();
    }

    private List<String> failures() {
        List<String> lines = new ArrayList<>();
        for (CaseResult one : results.cases()) {
            if (one.failed()) {
                lines.add("");
                lines.add("FAILED " + one.name() + ": " + one.failure());
            }
        }
        return lines;
    }

    private List<String> legend() {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "plain loop: one LPUSH, later one BRPOP, per element, one at a time, no status, no safety,"
                        + " by the services' client",
                "awake loop: the plain loop while spinning processes of the lowest priority keep every core from"
                        + " sleeping: a",
                "            harsher measure, for virtual machines that are slow to wake a core;"
                        + " on a quiet physical one both are close",
                "raw Redis:  LPUSH and RPOP pipelined in batches of 100;"
                        + " all with the same 300-byte elements as the tasks",
                "× plain, × awake, × raw: the median over the baseline's for the same work:"
                        + " push, pop, or one after the other;",
                "            targets are judged by × plain and never by × awake"));
        lines.add(
                results.quick()
                        ? "A quick run shows that everything works; its figures say little and are held to nothing."
                        : "Median of %d; every task of every load was accounted for unless a case FAILED."
                                .formatted(results.repetitions()));
        return lines;
    }

    private static String range(Unit unit, Spread spread) {
        return unit.number(spread.min()) + " – " + unit.number(spread.max());
    }

    private static String ratio(Double times) {
        return times == null ? "" : String.format(Locale.ROOT, "%.2f", times);
    }
}
