package io.taskqueue.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taskqueue.worker.config.SetTicker;
import io.taskqueue.worker.config.TestConfig;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.queue.RedisClock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkerMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final InFlight inFlight = new InFlight();
    private final WorkerMetrics metrics = new WorkerMetrics(
            registry, inFlight, new HungHandlers(), TestConfig.of(Map.of("taskqueue.worker.concurrency", "7")));
    private final Judge judge = new Judge(new RedisClock(), new Random(1), new Retentions(TestConfig.defaults()));

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
        inFlight.add(Attempts.first());

        assertThat(registry.get("taskqueue.in.flight").gauge().value()).isEqualTo(1);
        assertThat(registry.get("taskqueue.slots").gauge().value()).isEqualTo(7);
    }

    @Test
    void countsEndingsByTypeAndReason() {
        metrics.ended(judge.judge(Attempts.first(), Outcome.completed()), true);
        metrics.ended(judge.judge(Attempts.first(), new Outcome.Cancelled("", null)), true);
        metrics.ended(judge.judge(Attempts.first(), new Outcome.Retry(null, "later")), true);
        metrics.ended(judge.judge(Attempts.number(3, new SetTicker()), new Outcome.Retry(null, "later")), true);

        assertThat(count("taskqueue.completed", "type", "test")).isEqualTo(1);
        assertThat(count("taskqueue.cancelled", "type", "test")).isEqualTo(1);
        assertThat(count("taskqueue.retried", "type", "test")).isEqualTo(1);
        assertThat(count("taskqueue.discarded", "type", "test", "reason", "Retry"))
                .isEqualTo(1);
    }

    @Test
    void keepsTypesNobodyKnowsOutOfTheLabels() {
        metrics.ended(judge.judge(Attempts.first(), Outcome.completed()), false);

        assertThat(count("taskqueue.completed", "type", "unknown")).isEqualTo(1);
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
