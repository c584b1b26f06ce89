package io.taskqueue.worker.runtime.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.config.SetTicker;
import io.taskqueue.worker.config.TestConfig;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.handler.TaskHandler;
import io.taskqueue.worker.queue.RedisClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkerMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Holdings holdings = new Holdings();
    private final HungHandlers hung = new HungHandlers();
    private final WorkerMetrics metrics = new WorkerMetrics(
            registry,
            holdings,
            hung,
            new HandlerRegistry(List.of(new Known("test")), new ObjectMapper()),
            TestConfig.of(Map.of("taskqueue.worker.concurrency", "7", "taskqueue.worker.queues", "default,mail")));
    private final OutcomePolicy outcomePolicy =
            new OutcomePolicy(new RedisClock(), new Random(1), new Retentions(TestConfig.defaults()));

    @Test
    void showsCountersBeforeAnythingHappened() {
        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName())
                .contains(
                        "taskqueue.leases.lost",
                        "taskqueue.outcomes.rejected",
                        "taskqueue.recovered",
                        "taskqueue.promoted",
                        "taskqueue.released",
                        "taskqueue.deferred",
                        "taskqueue.in.flight",
                        "taskqueue.slots");
    }

    @Test
    void showsSlotsAndTasksInFlight() {
        holdings.add(Attempts.first());
        hung.add(Attempts.first());

        assertThat(registry.get("taskqueue.in.flight").gauge().value()).isEqualTo(1);
        assertThat(registry.get("taskqueue.handlers.hung").gauge().value()).isEqualTo(1);
        assertThat(registry.get("taskqueue.slots").gauge().value()).isEqualTo(7);
    }

    @Test
    void countsEndingsByTypeAndReason() {
        metrics.ended(outcomePolicy.decide(Attempts.first(), Outcome.completed()));
        metrics.ended(outcomePolicy.decide(Attempts.first(), new Outcome.Cancelled("", null)));
        metrics.ended(outcomePolicy.decide(Attempts.first(), new Outcome.Retry(null, "later")));
        metrics.ended(outcomePolicy.decide(Attempts.number(3, new SetTicker()), new Outcome.Retry(null, "later")));

        assertThat(count("taskqueue.completed", "type", "test")).isEqualTo(1);
        assertThat(count("taskqueue.cancelled", "type", "test")).isEqualTo(1);
        assertThat(count("taskqueue.retried", "type", "test")).isEqualTo(1);
        assertThat(count("taskqueue.discarded", "type", "test", "reason", "Retry"))
                .isEqualTo(1);
    }

    @Test
    void keepsUnknownTypesOutOfTheLabels() {
        for (int i = 0; i < 1_000; i++) {
            TaskStatus status = TaskStatus.of(
                            Task.of("id", "type" + i, "default", RawJson.EMPTY_OBJECT, 1), TaskState.DISCARDED)
                    .build();
            metrics.discarded(status);
        }

        assertThat(count("taskqueue.discarded", "type", "unknown", "reason", ""))
                .isEqualTo(1_000);
    }

    @Test
    void keepsQueuesTheWorkerDoesNotServeOutOfTheLabels() {
        metrics.claimed("mail");
        int before = registry.getMeters().size();
        for (int i = 0; i < 1_000; i++) {
            metrics.claimed("invented" + i);
            metrics.waited("invented" + i, 5);
        }

        assertThat(registry.getMeters()).hasSize(before + 2);
        assertThat(count("taskqueue.claimed", "queue", "other")).isEqualTo(1_000);
        assertThat(count("taskqueue.claimed", "queue", "mail")).isEqualTo(1);
    }

    @Test
    void keepsInventedMethodsOutOfTheLabelsOfHttp() {
        SimpleMeterRegistry http = new SimpleMeterRegistry();
        http.config().meterFilter(MethodLabels.methodLabels());
        http.counter("http.server.requests", "method", "GET").increment();
        for (int i = 0; i < 1_000; i++) {
            http.counter("http.server.requests", "method", "INVENTED" + i).increment();
        }

        assertThat(http.getMeters()).hasSize(2);
        assertThat(http.get("http.server.requests")
                        .tag("method", "other")
                        .counter()
                        .count())
                .isEqualTo(1_000);
    }

    /** A handler there is, but none that metrics ever call. */
    private record Known(String type) implements TaskHandler<RawJson> {
        @Override
        public Class<RawJson> payloadType() {
            return RawJson.class;
        }

        @Override
        public Outcome handle(RawJson payload, TaskContext context) {
            throw new AssertionError("metrics run nothing");
        }
    }

    @Test
    void timesWaitsAndRuns() {
        metrics.claimed("mail");
        metrics.waited("mail", 40);
        metrics.waited("mail", -5);
        metrics.ran("test", Duration.ofMillis(20));

        assertThat(count("taskqueue.claimed", "queue", "mail")).isEqualTo(1);
        assertThat(registry.get("taskqueue.wait").tag("queue", "mail").timer().count())
                .isEqualTo(2);
        assertThat(registry.get("taskqueue.task").tag("type", "test").timer().count())
                .isEqualTo(1);
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }
}
