package io.taskqueue.local;

import io.taskqueue.local.build.ServiceBuild;
import io.taskqueue.local.part.Layout;
import io.taskqueue.local.part.Part;
import io.taskqueue.local.part.PartFailure;
import io.taskqueue.local.process.LauncherRecord;
import io.taskqueue.local.process.ProcessIdentity;
import io.taskqueue.local.process.RunFolder;
import io.taskqueue.local.process.Stopper;
import io.taskqueue.local.stack.Blueprint;
import io.taskqueue.local.stack.Settings;
import io.taskqueue.local.stack.Stack;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code up}: runs the stack until a signal asks this process to end; adds workers when another {@code up} asks for
 * more.
 */
final class Foreground {
    private static final Duration LOOK_FOR_REQUESTS = Duration.ofMillis(200);

    private final Settings settings;
    private final Layout layout;
    private final RunFolder running;
    private final Console console;
    private final Clock clock;
    private volatile Stack stack;

    Foreground(Settings settings, Layout layout, RunFolder running, Console console, Clock clock) {
        this.settings = settings;
        this.layout = layout;
        this.running = running;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Never returns.
     *
     * @throws PartFailure of a part that fails before all are ready; what runs then is stopped as this process ends
     */
    int run(UpOptions options) throws IOException, InterruptedException, PartFailure {
        if (!running.lock()) {
            throw new PartFailure("The stack is already running. See deploy/local/status.");
        }
        LauncherRecord self = new LauncherRecord(ProcessIdentity.current(), false);
        running.write(self);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        stopLeftovers();

        Blueprint blueprint = Blueprint.of(settings, layout, options.workers().orElse(1));
        expectFree(blueprint);
        new ServiceBuild(layout, clock, console::line).run();
        expectFree(blueprint);

        stack = new Stack(blueprint, layout, running, clock, console::detail);
        console.starting();
        stack.start(console::ready);
        console.line(new Welcome(blueprint, layout).text(console.seconds()));
        running.write(new LauncherRecord(self.process(), true));
        while (true) {
            LockSupport.parkNanos(LOOK_FOR_REQUESTS.toNanos());
            addWorkers(running.takeWorkersRequest());
        }
    }

    private void addWorkers(OptionalInt wanted) throws InterruptedException {
        if (wanted.isPresent()) {
            for (Part worker : Blueprint.furtherWorkers(settings, layout, stack.parts(), wanted.getAsInt())) {
                stack.add(worker, console::ready);
            }
        }
    }

    private void stopLeftovers() {
        if (running.parts().stream().anyMatch(part -> part.process().isAlive())) {
            console.line("Stopping what an earlier run left behind");
        }
        new Stopper(running, console::detail).stopAll();
    }

    private static void expectFree(Blueprint blueprint) throws PartFailure {
        List<String> problems = blueprint.portProblems();
        if (!problems.isEmpty()) {
            throw new PartFailure(String.join(System.lineSeparator(), problems));
        }
    }

    /** Runs as this process ends, for whatever reason: by a signal, a failure or a mistake of ours. */
    private void end() {
        if (stack != null) {
            console.line("Stopping (workers finish what they can and return the rest to the queue)");
            stack.stop();
            console.line("Stopped. Data and logs are kept in " + layout.home());
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy); // a build, an initdb
        running.removeLauncher();
    }
}
