package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskStatusTest {
    private static final TaskFailure FAILURE = new TaskFailure(3, 5, "worker-1", TaskFailure.TIMEOUT, "took 30 s");

    private final Task task = TaskCodec.decode(Golden.read("envelope-v1"), "default");
    private final Task failed = task.failed(FAILURE, null);
    private final TaskStatus discarded = TaskStatus.discarded(task, failed, "worker-1", 9)
            .startedAt(4L)
            .reason("poison")
            .build();

    @Test
    void discardedRecordKeepsTheEnvelopeAndItsFailures() {
        assertThat(discarded.state()).isEqualTo(TaskState.DISCARDED);
        assertThat(discarded.attempt()).isEqualTo(task.attempt());
        assertThat(discarded.failures()).isEqualTo(failed.failures());
        assertThat(discarded.finishedAt()).isEqualTo(9);
        assertThat(discarded.worker()).isEqualTo("worker-1");
        assertThat(TaskCodec.decode(discarded.task().toBytes(), "default")).isEqualTo(failed);
        assertThat(discarded.rawElement()).isNull();
    }

    @Test
    void discardedRecordOfOtherBytesKeepsThem() {
        TaskStatus raw =
                TaskStatus.discarded(task, FAILURE, "[1]".getBytes(UTF_8)).build();

        assertThat(raw.state()).isEqualTo(TaskState.DISCARDED);
        assertThat(raw.failures()).containsExactly(FAILURE);
        assertThat(raw.finishedAt()).isEqualTo(FAILURE.at());
        assertThat(raw.worker()).isEqualTo(FAILURE.worker());
        assertThat(raw.rawElement()).isEqualTo("WzFd");
        assertThat(raw.task()).isNull();
    }

    @Test
    void omitsOnlyTheInputForReadersWhoMayNotSeeIt() {
        assertThat(discarded.withoutInput())
                .usingRecursiveComparison()
                .ignoringFields("task")
                .isEqualTo(discarded);
        assertThat(discarded.withoutInput().task()).isNull();
    }

    @Test
    void changesOnlyIdFailuresAndEnvelopeWhenRenamed() {
        TaskStatus renamed = discarded.renamed("other", List.of(FAILURE), RawJson.EMPTY_OBJECT);

        assertThat(renamed)
                .usingRecursiveComparison()
                .ignoringFields("id", "failures", "task")
                .isEqualTo(discarded);
        assertThat(renamed.id()).isEqualTo("other");
        assertThat(renamed.failures()).containsExactly(FAILURE);
        assertThat(renamed.task()).isEqualTo(RawJson.EMPTY_OBJECT);
    }
}
