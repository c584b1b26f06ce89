package io.taskqueue.benchmark.figures;

import java.util.List;

/**
 * What became of a case.
 *
 * @param name the case's
 * @param figures empty where it failed
 * @param failure why it failed, {@code null} where it did not
 */
public record CaseResult(String name, List<Figure> figures, String failure) {
    public CaseResult {
        figures = List.copyOf(figures);
    }

    public boolean failed() {
        return failure != null;
    }
}
