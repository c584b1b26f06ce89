package io.taskqueue.local;

import io.taskqueue.local.part.JavaProgram;
import io.taskqueue.local.part.Layout;
import io.taskqueue.local.part.PartFailure;
import io.taskqueue.local.process.RunFolder;
import io.taskqueue.local.process.Session;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code up --detach}: runs the foreground command in a session of its own and shows what it says until all is ready.
 */
final class Background {
    private static final int LOOK_MILLIS = 50;

    private final Layout layout;
    private final RunFolder running;
    private final Console console;

    Background(Layout layout, RunFolder running, Console console) {
        this.layout = layout;
        this.running = running;
        this.console = console;
    }

    /** Returns 0 once all is ready, else the exit code of the launcher, which has said why. */
    int start(UpOptions options) throws IOException, InterruptedException, PartFailure {
        Path log = layout.freshLog("stack");
        Process launcher = new ProcessBuilder(Session.own(command(options)))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread stop = new Thread(() -> stop(launcher));
        Runtime.getRuntime().addShutdownHook(stop); // Ctrl-C before all is ready
        try (Follower follower = new Follower(log, console)) {
            while (!isReady(launcher) && !launcher.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                follower.showNew();
            }
            follower.showNew();
        }
        Runtime.getRuntime().removeShutdownHook(stop);
        return launcher.isAlive() ? 0 : launcher.exitValue();
    }

    private boolean isReady(Process launcher) {
        return running.launcher()
                .filter(record -> record.process().pid() == launcher.pid() && record.ready())
                .isPresent();
    }

    private static void stop(Process launcher) {
        launcher.destroy();
        launcher.onExit().join();
    }

    private static List<String> command(UpOptions options) {
        return JavaProgram.command(
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-D" + Launcher.ROOT + "=" + System.getProperty(Launcher.ROOT),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "up",
                "--workers",
                String.valueOf(options.workers().orElse(1)));
    }
}
