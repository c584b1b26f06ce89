package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taskqueue.testing.Golden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {
    private static final TaskFailure TIMED_OUT = new TaskFailure(3, 5, "worker-1", TaskFailure.TIMEOUT, "took 30 s");
    private static final TaskFailure LOST = new TaskFailure(3, 5, "worker-1", TaskFailure.WORKER_LOST, null);

    private final Task full = TaskCodec.decode(Golden.read("envelope-v1"), "default");
    private final Task newer = TaskCodec.decode(Golden.read("envelope-newer-minor"), "default");

    @Test
    void startsWithItsFirstAttempt() {
        Task task = Task.of("task1", "text", "mails", RawJson.EMPTY_OBJECT, 7);

        assertThat(task)
                .isEqualTo(new Task(
                        "task1",
                        "text",
                        "mails",
                        RawJson.EMPTY_OBJECT,
                        7L,
                        1,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        Map.of()));
        assertThat(task.needsAdoption()).isFalse();
    }

    @Test
    void countsFailedAttempt() {
        Task next = full.failed(TIMED_OUT, 99L);

        assertThat(next.attempt()).isEqualTo(full.attempt() + 1);
        assertThat(next.workerDeaths()).isEqualTo(full.workerDeaths());
        assertThat(next.notBefore()).isEqualTo(99);
        assertThat(next.failures())
                .hasSize(3)
                .startsWith(full.failures().get(0))
                .endsWith(TIMED_OUT);
        assertThat(next)
                .usingRecursiveComparison()
                .ignoringFields("attempt", "notBefore", "failures")
                .isEqualTo(full);
    }

    @Test
    void countsDeathOfItsWorker() {
        Task next = full.failed(LOST, null);

        assertThat(next.attempt()).isEqualTo(full.attempt() + 1);
        assertThat(next.workerDeaths()).isEqualTo(full.workerDeaths() + 1);
        assertThat(next.notBefore()).isNull();
    }

    @Test
    void stopsCountingAtTheLargestNumber() {
        Task tried = TaskCodec.decode(
                "{\"type\":\"t\",\"payload\":1,\"attempt\":2147483647,\"workerDeaths\":2147483647}".getBytes(UTF_8),
                "q");

        assertThat(tried.failed(LOST, null).attempt()).isEqualTo(Integer.MAX_VALUE);
        assertThat(tried.failed(LOST, null).workerDeaths()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void keepsTheLastFiveFailures() {
        Task task = Task.of("task1", "text", "default", RawJson.EMPTY_OBJECT, 7);
        for (int attempt = 1; attempt <= 8; attempt++) {
            task = task.failed(new TaskFailure(attempt, attempt, null, "Error", ""), null);
        }

        assertThat(task.failures()).extracting(TaskFailure::attempt).containsExactly(4, 5, 6, 7, 8);
    }

    @Test
    void isBroughtBackAsNewWithItsFailures() {
        Task revived = full.revived(9);

        assertThat(revived.attempt()).isEqualTo(1);
        assertThat(revived.workerDeaths()).isZero();
        assertThat(revived.notBefore()).isNull();
        assertThat(revived.expiresAt()).isNull();
        assertThat(revived.enqueuedAt()).isEqualTo(9);
        assertThat(revived)
                .usingRecursiveComparison()
                .ignoringFields("attempt", "workerDeaths", "notBefore", "expiresAt", "enqueuedAt")
                .isEqualTo(full);
    }

    @Test
    void changesOnlyItsTimeWhenDeferred() {
        assertThat(full.waitingUntil(5L))
                .usingRecursiveComparison()
                .ignoringFields("notBefore")
                .isEqualTo(full);
        assertThat(full.waitingUntil(5L).notBefore()).isEqualTo(5);
        assertThat(full.waitingUntil(null).notBefore()).isNull();
    }

    @Test
    void getsOnAdoptionOnlyWhatItLacks() {
        Task without = TaskCodec.decode("{\"type\":\"t\",\"payload\":1}".getBytes(UTF_8), "q");
        Task withoutTime = TaskCodec.decode("{\"id\":\"a\",\"type\":\"t\",\"payload\":1}".getBytes(UTF_8), "q");

        assertThat(without.needsAdoption()).isTrue();
        assertThat(without.adopted("b", 8).id()).isEqualTo("b");
        assertThat(without.adopted("b", 8).enqueuedAt()).isEqualTo(8);
        assertThat(without.adopted("b", 8).needsAdoption()).isFalse();
        assertThat(withoutTime.needsAdoption()).isTrue();
        assertThat(withoutTime.adopted("b", 8).id()).isEqualTo("a");
        assertThat(full.adopted("b", 8)).isEqualTo(full);
    }

    @Test
    void builderSetsEveryPart() {
        Task built = Task.builder(full.type(), full.queue(), full.payload())
                .id(full.id())
                .enqueuedAt(full.enqueuedAt())
                .attempt(full.attempt())
                .workerDeaths(full.workerDeaths())
                .notBefore(full.notBefore())
                .expiresAt(full.expiresAt())
                .timeout(full.timeout())
                .maxAttempts(full.maxAttempts())
                .traceparent(full.traceparent())
                .failures(full.failures())
                .extensions(newer.extensions())
                .build();

        assertThat(built)
                .usingRecursiveComparison()
                .ignoringFields("extensions")
                .isEqualTo(full);
        assertThat(built.extensions()).isEqualTo(newer.extensions());
    }

    @Test
    void keepsUnknownFieldsThroughEveryChange() {
        Map<String, RawJson> unknown = newer.extensions();

        assertThat(unknown).containsOnlyKeys("priority", "tags", "signature");
        for (Task changed : List.of(
                newer.failed(TIMED_OUT, 1L),
                newer.failed(LOST, null),
                newer.waitingUntil(1L),
                newer.revived(9),
                newer.adopted("b", 1))) {
            assertThat(changed.extensions()).isEqualTo(unknown);
            assertThat(changed.payload()).isEqualTo(newer.payload());
            assertThat(TaskCodec.decode(TaskCodec.encode(changed), "default")).isEqualTo(changed);
        }
    }

    @Test
    void writesUnknownFieldsInTheirOrder() {
        Map<String, RawJson> unknown = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            unknown.put("x" + i * 7 % 50, RawJson.of("" + i));
        }
        Task task = Task.builder("t", "q", RawJson.EMPTY_OBJECT)
                .id("a")
                .enqueuedAt(1L)
                .extensions(unknown)
                .build();

        Task again = TaskCodec.decode(TaskCodec.encode(task), "q");

        assertThat(again.extensions().keySet()).containsExactlyElementsOf(unknown.keySet());
        assertThat(TaskCodec.encode(again)).isEqualTo(TaskCodec.encode(task));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "form.submission", "a-b_c.9"})
    void acceptsTypes(String type) {
        assertThat(Task.requireType(type)).isEqualTo(type);
        assertThat(Task.requireType(type + "x".repeat(100 - type.length()))).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9a", ".a", "-", "a b", "a/b", "ä", "a\n", "a\0", "a:b", "\ud800"})
    void rejectsOtherTypes(String type) {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> Task.requireType(type))
                .withMessageStartingWith("type must start with a letter");
    }

    @Test
    void rejectsMissingAndLongTypes() {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> Task.requireType(null))
                .withMessage("type is missing");
        assertThatExceptionOfType(MalformedTaskException.class).isThrownBy(() -> Task.requireType("x".repeat(101)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "ä", "a\n", "*", "{a}", "../a"})
    void rejectsInvalidQueueNames(String queue) {
        assertThat(Task.requireQueue("9.a-b_C")).isEqualTo("9.a-b_C");
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> Task.requireQueue(queue))
                .withMessageStartingWith("queue must have 1 to 100");
    }
}
