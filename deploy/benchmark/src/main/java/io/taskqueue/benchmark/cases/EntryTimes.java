package io.taskqueue.benchmark.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.model.TaskStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads from the results of probe tasks when their handlers were entered. */
final class EntryTimes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EntryTimes() {}

    /** In epoch microseconds. */
    static long micros(TaskStatus completed) {
        try {
            return JSON.readTree(completed.result().toString())
                    .required("enteredAtMicros")
                    .asLong();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a probe's result is no JSON", e);
        }
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
