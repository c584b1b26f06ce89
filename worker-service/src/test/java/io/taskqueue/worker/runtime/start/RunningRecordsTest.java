package io.taskqueue.worker.runtime.start;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.testing.EmptyRedis;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.OwnGateway;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.Attempts;
import io.taskqueue.worker.runtime.attempt.Holdings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunningRecordsTest extends EmptyRedis {
    private static final QueueKeys KEYS = new QueueKeys("");
    private static final String WORKER = "w1";
    private static final int LARGE_TASKS = 10;

    private final OwnGateway gateway = new OwnGateway(server());
    private final Holdings holdings = new Holdings();
    private final RunningRecords records = new RunningRecords(gateway.claims(KEYS), holdings, new RedisClock());
    private final AtomicInteger answers = new AtomicInteger();

    @BeforeEach
    void lease() {
        redis.set(KEYS.workerStatus(WORKER), "{}");
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void sendsNoMoreThanHalfAMegabyteOfElementsInACall() throws InterruptedException {
        for (int i = 0; i < LARGE_TASKS; i++) {
            records.add(running("task-" + i, 200_000));
        }

        write(1);
        assertThat(recorded()).isEqualTo(3);

        for (int call = 2; call <= 4; call++) {
            write(call);
        }
        assertThat(recorded()).isEqualTo(LARGE_TASKS);
    }

    @Test
    void recordsAnAttemptAsRunningOnlyOnceItsHandlerHasBegun() throws InterruptedException {
        Attempt waiting = claimed("waiting", 100);
        records.add(waiting);
        records.add(running("begun", 100));

        write(1);
        assertThat(redis.keys(KEYS.status("*"))).containsExactly(KEYS.status("begun"));

        waiting.begin(1_000);
        soon().until(() -> {
            records.write(WORKER, answers::incrementAndGet);
            return recorded() == 2;
        });
    }

    @Test
    void writesProgressOfLargeTasksInSeveralCalls() throws InterruptedException {
        for (int i = 0; i < LARGE_TASKS; i++) {
            running("task-" + i, 200_000).progress(50, "half");
        }
        soon().pollDelay(Duration.ofMillis(1_100)).until(() -> true);

        for (int call = 1; call <= 4; call++) {
            write(call);
            assertThat(recorded()).isEqualTo(Math.min(LARGE_TASKS, 3 * call));
        }
    }

    private void write(int call) {
        records.write(WORKER, answers::incrementAndGet);
        soon().until(() -> answers.get() == call);
    }

    private int recorded() {
        return redis.keys(KEYS.status("*")).size();
    }

    private Attempt running(String id, int length) throws InterruptedException {
        Attempt attempt = claimed(id, length);
        attempt.begin(1_000);
        return attempt;
    }

    private Attempt claimed(String id, int length) {
        Task task = Task.of(id, "test", "default", RawJson.of("\"" + "x".repeat(length) + "\""), 500);
        Element element = new Element(TaskCodec.encode(task));
        redis.lpush(KEYS.processing(WORKER).getBytes(UTF_8), element.bytes());
        Attempt attempt = Attempts.of(element, task);
        holdings.add(attempt);
        return attempt;
    }
}
