package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.figures.Figure;
import java.util.List;

/** Something the queue is used for, and how well it does it. */
public interface Case {
    /** Names the case on the command line and in the report. */
    String name();

    /**
     * Starts what it needs, measures, and stops it all again.
     *
     * @throws RuntimeException if something did not work or a task was lost
     */
    List<Figure> measure(Bench bench);
}
