package io.taskqueue.benchmark.figures;

import java.util.Objects;

/**
 * One line of the report.
 *
 * @param name what was measured, unique in its case
 * @param value of all repetitions
 * @param comparedWith what a baseline does for the same end, {@code null} where none does
 * @param target what the median is held to, or {@code null}
 * @param note settings that are not defaults, and what else is worth knowing; {@code ""} for nothing
 */
public record Figure(String name, Unit unit, Spread value, Work comparedWith, Target target, String note) {
    public Figure {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(note, "note");
        if (target != null && target.basis() == Target.Basis.TIMES_PLAIN_LOOP && comparedWith == null) {
            throw new IllegalArgumentException(name + " is held to the plain loop but not compared with it");
        }
    }

    public static Figure of(String name, Unit unit, Spread value) {
        return new Figure(name, unit, value, null, null, "");
    }

    public Figure against(Work work) {
        return new Figure(name, unit, value, work, target, note);
    }

    public Figure heldTo(Target limit) {
        return new Figure(name, unit, value, comparedWith, limit, note);
    }

    public Figure noting(String text) {
        return new Figure(name, unit, value, comparedWith, target, text);
    }

    /** How many times the baseline's rate the median is, {@code null} where it is not compared. */
    public Double times(Baseline baseline) {
        return comparedWith == null ? null : value.median() / baseline.rate(comparedWith);
    }
}
