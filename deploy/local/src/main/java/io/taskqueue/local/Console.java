package io.taskqueue.local;

import io.taskqueue.local.part.Part;
import java.io.PrintStream;

/** What the user sees. Safe for use by several threads: each call prints whole lines. */
final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private volatile long begin = System.nanoTime();

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Announces the parts; their times count from here. */
    void starting() {
        begin = System.nanoTime();
        line("Starting");
    }

    /** Indented below what was last announced. */
    void detail(String text) {
        line("  " + text);
    }

    void ready(Part part) {
        detail("%-10s ready after %5.1f s   %s".formatted(part.name(), seconds(), part.address()));
    }

    void error(String text) {
        err.println(text);
        err.flush();
    }

    /** Since {@link #starting}. */
    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }
}
