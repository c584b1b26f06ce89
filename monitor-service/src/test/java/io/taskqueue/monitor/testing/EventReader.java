package io.taskqueue.monitor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Reads server-sent events from its own connection, one at a time. Closing it disconnects. */
public final class EventReader implements AutoCloseable {
    private static final int PATIENCE = (int) Duration.ofSeconds(20).toMillis();

    private final HttpURLConnection connection;
    private final BufferedReader lines;

    private EventReader(HttpURLConnection connection) throws IOException {
        this.connection = connection;
        this.lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
    }

    /**
     * An event.
     *
     * @param data its data lines, joined
     */
    public record Event(String name, String data) {}

    /** Connects. */
    public static EventReader open(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setRequestProperty("Accept", "text/event-stream");
            connection.setReadTimeout(PATIENCE);
            return new EventReader(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next event; comments are skipped. */
    public Event next() {
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line = read(); line != null; line = read()) {
            if (line.startsWith("event:")) {
                name = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring("data:".length()));
            } else if (line.isEmpty() && !data.isEmpty()) {
                return new Event(name, data.toString());
            }
        }
        throw new IllegalStateException("the stream ended");
    }

    /** Waits for the end of the stream and returns whether no event preceded it. */
    public boolean hasEnded() {
        String line = read();
        while (line != null && line.isEmpty()) {
            line = read();
        }
        return line == null;
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    private String read() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
