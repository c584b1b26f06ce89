package io.taskqueue.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The golden files: records as other versions and languages write them, which every service must be able to read. They
 * lie on the class path as {@code golden/<name>.json}, those a rolling upgrade meets as {@code golden/<name>.ndjson};
 * {@code docs/wire-format.md} describes them.
 */
public final class Golden {
    /** Envelopes: complete, the least there may be, and one of a newer version with fields unknown here. */
    public static final List<String> ENVELOPES = List.of("envelope-v1", "envelope-v1-minimal", "envelope-newer-minor");

    /** Status records: one for each state, one of an element that was no envelope, one of a newer version. */
    public static final List<String> STATUSES = List.of(
            "status-scheduled",
            "status-available",
            "status-running",
            "status-retryable",
            "status-completed",
            "status-cancelled",
            "status-discarded",
            "status-malformed",
            "status-newer-minor");

    /** A heartbeat. */
    public static final String WORKER_STATUS = "worker-status";
    /** What an operator set for a queue. */
    public static final String QUEUE_CONTROL = "queue-control";

    /**
     * What an earlier build had left in Redis, byte for byte: envelopes as its producers and workers wrote them, the
     * records of these tasks, and those of one that had ended and one it had discarded.
     */
    public static final List<String> EARLIER = List.of("envelopes-v1", "statuses-v1");

    /** The same of a newer minor form, as after a rollback: fields unknown here, at every depth. */
    public static final List<String> NEWER = List.of("envelopes-newer-minor", "statuses-newer-minor");

    private Golden() {}

    /**
     * The bytes of a golden file.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static byte[] read(String name) {
        return readFile(name + ".json");
    }

    /**
     * The records of a golden file that has one to a line.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static List<String> readLines(String name) {
        return new String(readFile(name + ".ndjson"), UTF_8).lines().toList();
    }

    private static byte[] readFile(String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("no golden file " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
