package io.taskqueue.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskFailureTest {
    @Test
    void cutsLongMessages() {
        assertThat(failure("a".repeat(500)).message()).hasSize(500);
        assertThat(failure("a".repeat(501)).message()).isEqualTo("a".repeat(500));
    }

    @Test
    void neverCutsCharacterInHalf() {
        assertThat(failure("a".repeat(499) + "😀b").message()).isEqualTo("a".repeat(499));
        assertThat(failure("a".repeat(498) + "😀b").message()).isEqualTo("a".repeat(498) + "😀");
    }

    @Test
    void readsAMissingMessageAsEmpty() {
        assertThat(failure(null).message()).isEmpty();
    }

    @Test
    void canAlwaysBeWritten() {
        TaskFailure failure = new TaskFailure(1, 2, null, "E\ud800", "a\udc00b\0\n");
        Task task = Task.of("a", "t", "q", RawJson.EMPTY_OBJECT, 1).failed(failure, null);

        assertThat(TaskCodec.decode(TaskCodec.encode(task), "q").failures())
                .containsExactly(new TaskFailure(1, 2, null, "E\ufffd", "a\ufffdb\0\n"));
    }

    private static TaskFailure failure(String message) {
        return new TaskFailure(1, 2, "worker-1", "Error", message);
    }
}
