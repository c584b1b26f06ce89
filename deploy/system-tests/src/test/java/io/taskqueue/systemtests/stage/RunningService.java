package io.taskqueue.systemtests.stage;

import static org.awaitility.Awaitility.await;

import io.taskqueue.testing.LoggedProcess;
import io.taskqueue.testing.Ports;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A packaged service in a process of its own on a free port. Closing kills it; so does the end of this JVM. */
public final class RunningService implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final int LAST_WORDS = 4_000;

    private final int port = Ports.free();
    private final LoggedProcess process;

    private RunningService(Service service, String name, Map<String, String> environment) {
        Path logs = Path.of(System.getProperty("services.logs"));
        this.process = LoggedProcess.start(builder(service, environment), logs, name);
    }

    /** Launches the service and returns at once; {@link #awaitReady} waits for it. */
    static RunningService launch(Service service, String name, Map<String, String> environment) {
        return new RunningService(service, name, environment);
    }

    private ProcessBuilder builder(Service service, Map<String, String> environment) {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(Service.JVM);
        command.addAll(AotCache.options(service));
        command.addAll(List.of("-jar", service.jar().toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(key -> key.startsWith("TASKQUEUE_") || key.startsWith("QUARKUS_"));
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put(service.portVariable(), String.valueOf(port));
        builder.environment().putAll(environment);
        return builder;
    }

    /** Waits until readiness is UP. */
    public RunningService awaitReady() {
        await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "the service ended with " + awaitExit(Duration.ZERO).orElseThrow() + ": " + lastWords());
            }
            return isReady();
        });
        return this;
    }

    /** The address of a path of the service. */
    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    public int port() {
        return port;
    }

    public boolean isReady() {
        return answers200("/q/health/ready");
    }

    public boolean isLive() {
        return answers200("/q/health/live");
    }

    /** The worker's name now, or {@code ""} while it has none. */
    public String workerName() {
        return Web.get(url("/q/health/ready")).body().findPath("worker").asText("");
    }

    /** The sum of a metric's samples, whatever their labels; 0 if there is none. */
    public double metric(String name) {
        return Web.getText(url("/q/metrics"))
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The most bytes of memory the process held at once; where that is not told, what it holds now. */
    public long peakMemory() {
        return Memory.peak(process.pid());
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** SIGTERM. */
    public void terminate() {
        process.terminate();
    }

    /** SIGSTOP: the process keeps its connections and does nothing. */
    public void freeze() {
        Signals.send("STOP", process.pid());
    }

    /** SIGCONT. */
    public void thaw() {
        Signals.send("CONT", process.pid());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit value, or nothing if the process has not ended by then. */
    public OptionalInt awaitExit(Duration patience) {
        return process.awaitExit(patience);
    }

    /** What the service has logged. */
    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }

    private boolean answers200(String path) {
        try {
            return Web.get(url(path)).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private String lastWords() {
        String text = log();
        return text.substring(Math.max(0, text.length() - LAST_WORDS));
    }
}
