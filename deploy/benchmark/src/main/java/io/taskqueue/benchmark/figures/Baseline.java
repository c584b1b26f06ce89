package io.taskqueue.benchmark.figures;

/**
 * A way to move elements through a list without any of the queue's safety, and how fast it was.
 *
 * @param name as the report prints it
 * @param push elements pushed, per second
 * @param pop elements popped, per second
 */
public record Baseline(String name, Spread push, Spread pop) {
    /** Elements per second, by the medians. */
    public double rate(Work work) {
        return switch (work) {
            case PUSH -> push.median();
            case POP -> pop.median();
            case PUSH_AND_POP -> 1 / (1 / push.median() + 1 / pop.median());
        };
    }
}
