package io.taskqueue.kubernetes.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.kubernetes.image.Image;
import io.taskqueue.testing.LoggedProcess;
import io.taskqueue.testing.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The process a container of an image would be: its entrypoint, its variables and, where this JVM may change to it, its
 * user; elsewhere the user of this JVM. Closing kills it; so does the end of this JVM.
 */
public final class RunningContainer implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int port = Ports.free();
    private final LoggedProcess process;

    private RunningContainer(Image image, Map<String, String> environment) {
        process = LoggedProcess.start(builder(image, environment), Path.of("target/service-logs"), "service");
    }

    /** Starts it with the image's variables and these, on a free port. */
    public static RunningContainer start(Image image, Map<String, String> environment) {
        return new RunningContainer(image, environment);
    }

    private ProcessBuilder builder(Image image, Map<String, String> environment) {
        List<String> command = new ArrayList<>(image.command());
        if (isRoot()) {
            String[] ids = image.user().split(":");
            command.addAll(
                    0,
                    List.of("setpriv", "--reuid=" + ids[0], "--regid=" + ids[1], "--clear-groups", "--no-new-privs"));
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(image.folder().toFile());
        String path = System.getProperty("java.home") + "/bin" + File.pathSeparator + System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().putAll(image.environment());
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        return builder;
    }

    /** The status of a path's answer, or 0 while nobody answers. */
    public int status(String path) {
        return send(request(path).GET()).status();
    }

    public String text(String path) {
        return send(request(path).GET()).text();
    }

    public int post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)))
                .status();
    }

    /** SIGTERM. */
    public void terminate() {
        process.terminate();
    }

    /** The number of the user it runs as. */
    public int user() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/" + process.pid()), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it has ended by itself. */
    public boolean hasEnded() {
        return !process.isAlive();
    }

    /** What it has logged. */
    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString(UTF_8));
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private record Answer(int status, String text) {}
}
