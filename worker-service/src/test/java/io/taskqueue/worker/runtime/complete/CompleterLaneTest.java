package io.taskqueue.worker.runtime.complete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.LeaseLostException;
import io.taskqueue.worker.queue.TaskAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompleterLaneTest {
    /** What was settled, as reported to the settler. */
    private record Settled(String id, TaskAnswer answer, boolean repeated) {}

    private final List<List<String>> sent = new ArrayList<>();
    private final List<Settled> settled = new ArrayList<>();
    private CompletableFuture<List<TaskAnswer>> reply;
    private final CompleterLane<Ending.Complete> lane = new CompleterLane<>(
            this::send,
            (ending, answer, repeated) ->
                    settled.add(new Settled(ending.status().id(), answer, repeated)));

    @Test
    void sendsWhatPilesUpWithTheNextCallWhileOneIsUnderWay() {
        add("a");
        flush();
        add("b");
        add("c");
        flush();
        assertThat(sent).containsExactly(List.of("a"));

        reply.complete(List.of(TaskAnswer.WRITTEN));
        flush();

        assertThat(settled).containsExactly(new Settled("a", TaskAnswer.WRITTEN, false));
        assertThat(sent).containsExactly(List.of("a"), List.of("b", "c"));
    }

    @Test
    void distinguishesWhatWasAppliedFromWhatWasNot() {
        add("a");
        add("b");
        flush();

        reply.complete(List.of(TaskAnswer.NOT_HELD, TaskAnswer.WRITTEN));
        lane.awaitAnswer();

        assertThat(settled)
                .containsExactly(
                        new Settled("a", TaskAnswer.NOT_HELD, false), new Settled("b", TaskAnswer.WRITTEN, false));
    }

    @Test
    void sendsABatchWhoseAnswerGotLostAgainAsItWas() {
        add("a");
        flush();
        add("b");
        reply.completeExceptionally(RedisUnavailableException.unanswered("away", null));
        assertThatThrownBy(this::flush).isInstanceOf(RedisUnavailableException.class);

        flush();

        assertThat(sent).containsExactly(List.of("a"), List.of("a"));
        reply.complete(List.of(TaskAnswer.NOT_HELD));
        lane.awaitAnswer();
        assertThat(settled).containsExactly(new Settled("a", TaskAnswer.NOT_HELD, true));
    }

    @Test
    void hasWrittenNothingWithoutALease() {
        add("a");
        flush();
        reply.completeExceptionally(new LeaseLostException("w1"));
        assertThatThrownBy(this::flush).isInstanceOf(LeaseLostException.class);
        add("b");

        flush();

        assertThat(sent).containsExactly(List.of("a"), List.of("a", "b"));
        reply.complete(List.of(TaskAnswer.NOT_HELD, TaskAnswer.WRITTEN));
        lane.awaitAnswer();
        assertThat(settled)
                .containsExactly(
                        new Settled("a", TaskAnswer.NOT_HELD, false), new Settled("b", TaskAnswer.WRITTEN, false));
    }

    @Test
    void rejectsEverythingWhenTheTasksAreOthers() {
        add("a");
        flush();
        add("b");

        lane.rejectAll();
        reply.complete(List.of(TaskAnswer.WRITTEN));
        flush();

        assertThat(settled)
                .containsExactly(
                        new Settled("a", TaskAnswer.NOT_HELD, false), new Settled("b", TaskAnswer.NOT_HELD, false));
        assertThat(sent).hasSize(1);
    }

    @Test
    void sendsNoMoreThanFiveHundredInACall() {
        IntStream.range(0, 501).forEach(i -> add("task-" + i));

        flush();

        assertThat(sent.getFirst()).hasSize(500).startsWith("task-0").endsWith("task-499");
    }

    @Test
    void sendsNoMoreThanHalfAMegabyteInACall() {
        IntStream.range(0, 10).forEach(i -> add("task-" + i, 200_000));

        flush();

        assertThat(sent.getFirst()).containsExactly("task-0", "task-1", "task-2");
    }

    private void add(String id) {
        add(id, id.length());
    }

    private void add(String id, int length) {
        TaskStatus status = TaskStatus.of(Task.of(id, "test", "mail", RawJson.EMPTY_OBJECT, 500), TaskState.COMPLETED)
                .build();
        lane.add(new Ending.Complete(
                new Element((id + "x".repeat(length - id.length())).getBytes(UTF_8)), status, Duration.ofHours(1)));
    }

    private void flush() {
        lane.flush(() -> {});
    }

    private CompletableFuture<List<TaskAnswer>> send(List<Ending.Complete> endings) {
        sent.add(endings.stream().map(ending -> ending.status().id()).toList());
        reply = new CompletableFuture<>();
        return reply;
    }
}
