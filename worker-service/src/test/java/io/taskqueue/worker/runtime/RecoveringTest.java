package io.taskqueue.worker.runtime;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.testing.RealRedis;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningWorker.class)
class RecoveringTest {
    private static final QueueKeys KEYS = QueueProbe.KEYS;

    RealRedis server;

    @Inject
    Runs runs;

    @Inject
    MeterRegistry meters;

    @TestHTTPResource("/q/health")
    URI health;

    private QueueProbe probe;

    @BeforeEach
    void connect() {
        probe = new QueueProbe(server);
        probe.worker();
    }

    @AfterEach
    void disconnect() {
        probe.close();
    }

    @Test
    void findsATaskWhoseClaimGotLostOnTheWay() {
        String id = QueueProbe.newId();

        probe.redis().lpush(KEYS.processing(probe.worker()), QueueProbe.envelope(id, "test.echo"));

        probe.await(id, TaskState.COMPLETED);
        assertThat(runs.of(id)).isEqualTo(1);
        assertThat(probe.redis().exists(KEYS.processing(probe.worker()))).isFalse();
    }

    @Test
    void recoversAProcessingListNobodyKnows() {
        String started = QueueProbe.newId();
        String claimed = QueueProbe.newId();
        probe.redis()
                .set(
                        KEYS.status(started),
                        "{\"id\":\"" + started
                                + "\",\"type\":\"test.echo\",\"queue\":\"default\",\"status\":\"running\","
                                + "\"attempt\":1,\"enqueuedAt\":1,\"startedAt\":2,\"worker\":\"ghost\"}");

        probe.redis()
                .lpush(
                        KEYS.processing("ghost"),
                        QueueProbe.envelope(started, "test.echo"),
                        QueueProbe.envelope(claimed, "test.echo"));

        TaskStatus again = probe.await(started, TaskState.COMPLETED);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.failures()).extracting(TaskFailure::error).containsExactly(TaskFailure.WORKER_LOST);
        assertThat(probe.await(claimed, TaskState.COMPLETED).attempt()).isEqualTo(1);
        soon().until(() -> !probe.redis().sismember(KEYS.lostWorkers(), "ghost"));
        assertThat(probe.redis().exists(KEYS.processing("ghost"))).isFalse();
    }

    @Test
    void goesOnUnderItsNameWhenItsLeaseRanOutUnnoticed() {
        String worker = probe.worker();
        String id = probe.push("test.gated");
        soon().until(() -> runs.of(id) == 1);

        probe.redis().del(KEYS.workerStatus(worker));

        soon().until(() -> probe.redis().exists(KEYS.workerStatus(worker)));
        runs.open(id);
        TaskStatus done = probe.await(id, TaskState.COMPLETED);
        assertThat(done.attempt()).isEqualTo(1);
        assertThat(runs.of(id)).isEqualTo(1);
    }

    @Test
    void comesBackUnderANewNameWhenItWasFoundDead() {
        String worker = probe.worker();
        String id = probe.push("test.gated");
        soon().until(() -> runs.of(id) == 1);
        double rejected = count("taskqueue.outcomes.rejected");
        double lost = count("taskqueue.leases.lost");

        findDead(worker);

        soon().until(() -> runs.of(id) == 2);
        runs.open(id);
        TaskStatus done = probe.await(id, TaskState.COMPLETED);
        assertThat(done.attempt()).isEqualTo(2);
        assertThat(done.worker()).isNotEqualTo(worker).isEqualTo(probe.worker());
        assertThat(count("taskqueue.outcomes.rejected")).isEqualTo(rejected + 1);
        assertThat(count("taskqueue.leases.lost")).isEqualTo(lost + 1);
        soon().until(() -> !probe.redis().exists(KEYS.lostWorkers()));
        assertThat(probe.redis().exists(KEYS.processing(worker))).isFalse();
    }

    @Test
    void rejectsALateOutcomeOfATaskItLost() {
        String worker = probe.worker();
        String id = probe.push("test.stubborn", "\"maxAttempts\":1");
        soon().until(() -> runs.of(id) == 1);
        double rejected = count("taskqueue.outcomes.rejected");

        findDead(worker);
        probe.await(id, TaskState.DISCARDED);
        runs.open(id);

        soon().until(() -> count("taskqueue.outcomes.rejected") == rejected + 1);
        assertThat(probe.status(id).state()).isEqualTo(TaskState.DISCARDED);
        assertThat(probe.status(id).failures()).extracting(TaskFailure::error).containsExactly(TaskFailure.WORKER_LOST);
    }

    @Test
    void waitsForRedisWithoutSpinningAndComesBackByItself() throws Exception {
        assertThat(answer("/live")).isEqualTo(200);
        assertThat(answer("/ready")).isEqualTo(200);
        probe.close();

        server.kill();
        try {
            soon().until(() -> answer("/ready") == 503);
            assertThat(answer("/live")).isEqualTo(200);
            long spent = queueLoopNanos();
            soon().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            assertThat(Duration.ofNanos(queueLoopNanos() - spent)).isLessThan(Duration.ofMillis(200));
        } finally {
            server.startAgain();
        }

        connect();
        soon().until(() -> answer("/ready") == 200);
        probe.await(probe.push("test.echo"), TaskState.COMPLETED);
    }

    @Test
    void goesOnWhenRedisForgetsItsScripts() {
        probe.redis().scriptFlush();

        probe.await(probe.push("test.flaky"), TaskState.COMPLETED);
    }

    @Test
    void worksTasksOffWhileRedisHasNoMemoryToSpare() {
        String id = QueueProbe.newId();
        String element = QueueProbe.envelope(id, "test.flaky");
        probe.redis().set("queue_control:default", "{\"paused\":true}");
        soon().pollDelay(IdleWaits.LONGEST.plusMillis(500)).until(() -> true);
        probe.redis().lpush(KEYS.queue("default"), element);
        probe.redis().configSet("maxmemory", "1");
        try {
            probe.redis().del("queue_control:default");

            assertThat(probe.await(id, TaskState.COMPLETED).attempt()).isEqualTo(3);
        } finally {
            probe.redis().configSet("maxmemory", "0");
        }
    }

    /** What another worker's recovery does first. */
    private void findDead(String worker) {
        var step = probe.redis().multi();
        step.del(KEYS.workerStatus(worker));
        step.srem(KEYS.workers(), worker);
        step.sadd(KEYS.lostWorkers(), worker);
        step.exec();
    }

    private double count(String counter) {
        return meters.get(counter).counter().count();
    }

    private int answer(String check) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(health + check)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static long queueLoopNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds())
                .filter(id -> threads.getThreadInfo(id) != null
                        && threads.getThreadInfo(id).getThreadName().equals("taskqueue-queue"))
                .map(threads::getThreadCpuTime)
                .sum();
    }
}
