package io.taskqueue.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged in this JVM from now on at or above a level, or with a trace. */
public final class LogCapture extends Handler implements AutoCloseable {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Level least;
    private final Logger root = Logger.getLogger("");

    /** Of errors and traces. */
    public LogCapture() {
        this(Level.SEVERE);
    }

    public LogCapture(Level least) {
        this.least = least;
        root.addHandler(this);
    }

    /** The lines so far, with their traces. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= least.intValue() || line.getThrown() != null) {
            StringWriter trace = new StringWriter();
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(trace));
            }
            lines.add(line.getLevel() + " " + line.getLoggerName() + " " + line.getMessage() + " " + trace);
        }
    }

    @Override
    public void flush() {
        // every line is kept as it comes
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
