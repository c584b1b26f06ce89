package io.taskqueue.monitor.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.monitor.queue.QueueView;
import io.taskqueue.redis.RedisUnavailableException;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The gauges of queues, for as many as one observation contains, the most relevant first. While Redis is unavailable
 * they are absent rather than stale, and {@code taskqueue.redis.up} is 0.
 */
@Singleton
final class QueueMetrics {
    private final QueueObserver observer;
    private final MultiGauge depth;
    private final MultiGauge oldestAge;
    private final MultiGauge scheduled;
    private final MultiGauge overdue;
    private final MultiGauge workers;
    private final MultiGauge queues;
    private final MultiGauge paused;
    private final MultiGauge inFlight;
    private final MultiGauge deadLetters;
    private final MultiGauge workersAlive;
    private volatile int redisUp;

    QueueMetrics(QueueObserver observer, MeterRegistry registry) {
        this.observer = observer;
        this.depth = gauges(registry, "taskqueue.queue.depth", "Tasks waiting in the queue");
        this.oldestAge = gauges(registry, "taskqueue.queue.oldest.age.seconds", "Age of the longest waiting task");
        this.scheduled =
                gauges(registry, "taskqueue.queue.scheduled", "Tasks waiting for their time, retries included");
        this.overdue = gauges(
                registry,
                "taskqueue.queue.overdue.seconds",
                "How long a due task has been waiting to be moved to its queue");
        this.workers = gauges(registry, "taskqueue.queue.workers", "Live workers that serve the queue");
        this.queues = gauges(registry, "taskqueue.queues", "Number of queues");
        this.paused = gauges(registry, "taskqueue.queue.paused", "1 while the queue is paused");
        this.inFlight =
                gauges(registry, "taskqueue.queue.in.flight", "Tasks claimed and not finished, over all queues");
        this.deadLetters = gauges(registry, "taskqueue.dead.letters", "Discarded tasks waiting for an operator");
        this.workersAlive = gauges(registry, "taskqueue.workers.alive", "Workers that renew their lease");
        Gauge.builder("taskqueue.redis.up", this, self -> self.redisUp)
                .description("1 while Redis responds")
                .register(registry);
    }

    @Scheduled(
            every = "${taskqueue.monitor.sample-interval:5s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            identity = "sample")
    void sample() {
        try {
            show(observer.observe());
            redisUp = 1;
        } catch (RedisUnavailableException e) {
            redisUp = 0;
            hide();
        }
    }

    private void show(Observation seen) {
        depth.register(rows(seen, QueueView::depth), true);
        oldestAge.register(rows(seen, queue -> seconds(queue.oldestAgeMs())), true);
        scheduled.register(rows(seen, QueueView::scheduled), true);
        overdue.register(rows(seen, queue -> queue.overdueMs() == null ? 0 : seconds(queue.overdueMs())), true);
        workers.register(rows(seen, QueueView::workers), true);
        queues.register(total(seen.totals().queues()), true);
        paused.register(rows(seen, queue -> queue.paused() ? 1 : 0), true);
        inFlight.register(total(seen.inFlight()), true);
        deadLetters.register(total(seen.deadLetters()), true);
        workersAlive.register(total(seen.workersAlive()), true);
    }

    private void hide() {
        for (MultiGauge gauge : List.of(
                depth, oldestAge, scheduled, overdue, workers, queues, paused, inFlight, deadLetters, workersAlive)) {
            gauge.register(List.of(), true);
        }
    }

    private static Double seconds(Long milliseconds) {
        return milliseconds == null ? null : (Double) (milliseconds / 1000.0);
    }

    private static Collection<Row<?>> rows(Observation seen, Function<QueueView, Number> figure) {
        return seen.queues().stream()
                .<Row<?>>map(queue -> row(queue.name(), figure.apply(queue)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Row<?> row(String queue, Number figure) {
        return figure == null ? null : Row.of(Tags.of("queue", queue), figure);
    }

    private static Collection<Row<?>> total(long figure) {
        return List.of(Row.of(Tags.empty(), figure));
    }

    private static MultiGauge gauges(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
