package io.taskqueue.local.process;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Starts parts as processes of their own session and writes each down before it returns. Once closed it starts nothing
 * more, so that a stop cannot be overtaken by a start. Safe for use by several threads.
 */
public final class Spawner {
    private final RunFolder running;
    private final Clock clock;

    @GuardedBy("this")
    private boolean closed;

    public Spawner(RunFolder running, Clock clock) {
        this.running = running;
        this.clock = clock;
    }

    /**
     * Starts a part.
     *
     * @param restarts how often it was started before in this run of the stack
     * @param environment added to the launcher's own
     * @param log where its output goes; appended to
     * @throws IOException when the program cannot be run
     * @throws IllegalStateException once closed
     */
    public synchronized Spawned spawn(
            String name,
            PartKind kind,
            int port,
            int restarts,
            List<String> command,
            Map<String, String> environment,
            Path log)
            throws IOException {
        if (closed) {
            throw new IllegalStateException("the stack is stopping");
        }
        ProcessBuilder builder = new ProcessBuilder(Session.own(command))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        ProcessIdentity identity =
                ProcessIdentity.of(process.pid()).orElse(new ProcessIdentity(process.pid(), "ended"));
        PartRecord part = new PartRecord(name, kind, identity, port, clock.instant(), restarts, false);
        running.write(part);
        return new Spawned(process, part);
    }

    /** Starts nothing more from now on. */
    public synchronized void close() {
        closed = true;
    }

    /** A started part. */
    public record Spawned(Process process, PartRecord part) {}
}
