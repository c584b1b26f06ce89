package io.taskqueue.benchmark.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.client.HttpLink;
import io.taskqueue.benchmark.stage.Stage;
import io.taskqueue.benchmark.stage.Usage;
import io.taskqueue.benchmark.stage.UsageMeter;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.dataset.DatasetField;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends a file to the producer and waits until its statistics are whole. */
public final class Upload {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stage stage;
    private final HttpLink producer;
    private final RecordsFile file;

    public Upload(Stage stage, HttpLink producer, RecordsFile file) {
        this.stage = stage;
        this.producer = producer;
        this.file = file;
    }

    /**
     * Once, from the first byte sent to the last chunk merged; what it took of the machine.
     *
     * @throws IllegalStateException if it takes too long or a record is not accounted for
     */
    public Usage run() {
        UsageMeter meter = stage.meter();
        long begin = System.nanoTime();
        Buffer answer = EventLoop.await(producer.upload("/records/sales", "text/csv", file.path()))
                .body();
        String key = new QueueKeys("").dataset(id(answer));
        while (value(key, DatasetField.FINISHED_AT) == null) {
            if (secondsSince(begin) > LONGEST.toSeconds()) {
                throw new IllegalStateException("no statistics after " + LONGEST + ": " + answer);
            }
            EventLoop.await(stage.loop().after(BETWEEN_LOOKS));
        }
        Usage usage = meter.read();
        requireAll(value(key, DatasetField.MERGED_RECORDS));
        return usage;
    }

    private void requireAll(String merged) {
        if (!String.valueOf(file.records()).equals(merged)) {
            throw new IllegalStateException("of " + file.records() + " records " + merged + " were merged");
        }
    }

    private String value(String key, DatasetField field) {
        var reply = stage.redis().call(Command.HGET, key, field.wireName());
        return reply == null ? null : reply.toString(StandardCharsets.UTF_8);
    }

    private static String id(Buffer answer) {
        try {
            return JSON.readTree(answer.toString(StandardCharsets.UTF_8))
                    .required("id")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the producer answered no JSON: " + answer, e);
        }
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
