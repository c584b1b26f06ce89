package io.taskqueue.worker.runtime.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.model.RawJson;
import io.taskqueue.worker.config.TestConfig;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.handler.TaskHandler;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.runtime.attempt.HandlerRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The {@link ClaimTriage} of a worker that knows the types {@code test.echo}, {@code text} and {@code form.submission}.
 */
final class Triages {
    static final String WORKER = "w1";
    static final Duration UNKNOWN_TYPE_AGE = Duration.ofHours(1);
    static final Duration UNKNOWN_TYPE_DELAY = Duration.ofSeconds(10);
    static final int MAX_ELEMENT_SIZE = 2048;

    private final RedisClock clock = new RedisClock();
    private final WorkerConfig config = TestConfig.of(Map.of(
            "taskqueue.worker.unknown-type-age", UNKNOWN_TYPE_AGE.toString(),
            "taskqueue.worker.unknown-type-delay", UNKNOWN_TYPE_DELAY.toString(),
            "taskqueue.worker.max-element-size", String.valueOf(MAX_ELEMENT_SIZE)));
    private final KnownQueues knownQueues = new KnownQueues(config);
    private final ClaimTriage triage = new ClaimTriage(
            new HandlerRegistry(
                    List.of(new Known("test.echo"), new Known("text"), new Known("form.submission")),
                    new ObjectMapper()),
            clock,
            new Random(1),
            knownQueues,
            config);

    Triages() {
        knownQueues.registered(Set.of("default", "mail"));
    }

    /** A handler there is, but none that an triage ever calls. */
    private record Known(String type) implements TaskHandler<RawJson> {
        @Override
        public Class<RawJson> payloadType() {
            return RawJson.class;
        }

        @Override
        public Outcome handle(RawJson payload, TaskContext context) {
            throw new AssertionError("an triage runs nothing");
        }
    }

    /** The time the triage goes by. */
    long now() {
        return clock.now();
    }

    ClaimTriage.Sorted sort(String queue, String... elements) {
        return sort(
                queue,
                Arrays.stream(elements).map(element -> element.getBytes(UTF_8)).toArray(byte[][]::new));
    }

    ClaimTriage.Sorted sort(String queue, byte[]... elements) {
        return triage.sort(
                WORKER,
                Arrays.stream(elements)
                        .map(element -> new ClaimedElement(new Element(element), queue))
                        .toList());
    }

    /** The envelope of the task {@code id-1}; {@code fields} as {@code "timeout":100}. */
    static String envelope(String type, long enqueuedAt, String... fields) {
        String more = fields.length == 0 ? "" : "," + String.join(",", fields);
        return "{\"id\":\"id-1\",\"type\":\"" + type + "\",\"payload\":{\"n\":1},\"enqueuedAt\":" + enqueuedAt + more
                + "}";
    }
}
