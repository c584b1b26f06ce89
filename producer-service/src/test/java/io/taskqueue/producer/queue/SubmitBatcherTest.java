package io.taskqueue.producer.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.producer.queue.SubmitOutcome.Accepted;
import io.taskqueue.producer.testing.RedisTest;
import io.taskqueue.redis.RedisUnavailableException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubmitBatcherTest extends RedisTest {
    @Inject
    SubmitBatcher batcher;

    @Test
    void sendsWaitingSubmissionsTogether() {
        redis.configResetStat();

        List<CompletionStage<SubmitOutcome>> outcomes = IntStream.range(0, 5000)
                .mapToObj(i -> batcher.submit(submission("id" + i, i % 2 == 0 ? "default" : "slow")))
                .toList();

        Stream<SubmitOutcome> results =
                outcomes.stream().map(outcome -> outcome.toCompletableFuture().join());
        assertThat(results).allMatch(outcome -> outcome instanceof Accepted);
        assertThat(redis.llen("task_queue")).isEqualTo(2500);
        assertThat(redis.llen("task_queue:slow")).isEqualTo(2500);
        assertThat(scriptCalls()).isLessThan(1000);
    }

    @Test
    void sendsASingleSubmissionAtOnce() {
        assertThat(batcher.submit(submission("a", "default"))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(Accepted.class);
    }

    @Test
    void refusesBeyondTheLimitOfWaitingBytes() {
        RawJson payload = RawJson.of("\"" + "a".repeat(200_000) + "\"");
        List<CompletionStage<SubmitOutcome>> outcomes = IntStream.range(0, 400)
                .mapToObj(i -> batcher.submit(Submission.of(Task.of("id" + i, "text", "default", payload, 1), null)))
                .toList();

        long refused = outcomes.stream()
                .map(outcome -> outcome.handle(
                        (result, failure) -> failure instanceof RedisUnavailableException e && !e.outcomeUnknown()))
                .filter(outcome -> outcome.toCompletableFuture().join())
                .count();

        assertThat(redis.llen("task_queue")).isEqualTo(400 - refused);
        assertThat(batcher.submit(submission("after", "default"))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(Accepted.class);
    }

    private long scriptCalls() {
        return redis.info("commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_eval"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*calls=(\\d+),.*", "$1")))
                .sum();
    }

    private static Submission submission(String id, String queue) {
        return Submission.of(Task.of(id, "text", queue, RawJson.EMPTY_OBJECT, 1), null);
    }
}
