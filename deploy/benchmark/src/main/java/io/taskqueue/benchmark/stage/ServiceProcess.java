package io.taskqueue.benchmark.stage;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.client.HttpLink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A packaged service in a process of its own on a free port. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    /** A JVM that writes an ahead-of-time cache does so while it ends. */
    private static final Duration LONGEST_STOP = Duration.ofMinutes(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final EventLoop loop;
    private final int port = Ports.free();
    private final long launchedAt = System.nanoTime();
    private final Background process;
    private final HttpLink http;

    /** Launches it and returns at once; {@link #awaitReady} waits for it. */
    ServiceProcess(EventLoop loop, Programs programs, Service service, Map<String, String> environment) {
        this.loop = loop;
        this.process = Background.start(
                command(programs, service, environment),
                programs.logs().resolve(service.label() + "-" + port + ".log"));
        this.http = new HttpLink(loop, port, 1);
    }

    private ProcessBuilder command(Programs programs, Service service, Map<String, String> environment) {
        Path jar = service.jar(programs.root());
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar.normalize() + " is missing: ./mvnw package builds it");
        }
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(programs.javaOptions());
        words.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeIf(key -> key.startsWith("TASKQUEUE_") || key.startsWith("QUARKUS_"));
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put(service.portVariable(), String.valueOf(port));
        builder.environment().putAll(environment);
        return builder;
    }

    /** Waits until readiness is UP; answers the seconds since the launch. */
    public double awaitReady() {
        while (!isReady()) {
            process.requireAlive();
            if (secondsSinceLaunch() > LONGEST_START.toSeconds()) {
                throw new IllegalStateException("a service is not ready: " + process.lastWords());
            }
            EventLoop.await(loop.after(BETWEEN_LOOKS));
        }
        return secondsSinceLaunch();
    }

    public int port() {
        return port;
    }

    /** The sum of a metric's samples, whatever their labels; 0 if there is none. */
    public double metric(String name) {
        return EventLoop.await(http.get("/q/metrics"))
                .body()
                .toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The processor time it has taken so far, in seconds. */
    public double cpuSeconds() {
        return process.handle().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** What it takes of memory. */
    public ResidentMemory memory() {
        return ResidentMemory.of(process.pid());
    }

    /** Stops it in order, as an orchestrator does, and waits until it has ended. */
    public void stop() {
        process.stop(LONGEST_STOP);
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }

    private boolean isReady() {
        try {
            EventLoop.await(http.get("/q/health/ready"));
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private double secondsSinceLaunch() {
        return (System.nanoTime() - launchedAt) / 1e9;
    }
}
