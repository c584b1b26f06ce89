package io.taskqueue.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The golden files: records as other versions and languages write them, which every service must be able to read. They
 * lie on the class path as {@code golden/<name>.json}; {@code docs/wire-format.md} describes them.
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
    /** What an operator told a queue. */
    public static final String QUEUE_CONTROL = "queue-control";

    private Golden() {}

    /**
     * The bytes of a golden file.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static byte[] read(String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("no golden file " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
