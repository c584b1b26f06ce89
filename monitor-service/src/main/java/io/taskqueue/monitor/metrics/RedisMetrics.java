package io.taskqueue.monitor.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.taskqueue.monitor.queue.RedisCondition;
import io.taskqueue.redis.RedisUnavailableException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.LongStream;

/** Gauges of the Redis server, so that alerts on it need no exporter. Absent while Redis is unavailable. */
@Singleton
final class RedisMetrics {
    private final RedisCondition redis;
    private final MultiGauge usedMemory;
    private final MultiGauge maxMemory;
    private final MultiGauge appendOnlyOk;
    private final MultiGauge replicas;

    RedisMetrics(RedisCondition redis, MeterRegistry registry) {
        this.redis = redis;
        this.usedMemory = gauge(registry, "taskqueue.redis.memory.used.bytes", "Memory Redis uses");
        this.maxMemory =
                gauge(registry, "taskqueue.redis.memory.max.bytes", "Memory limit of Redis; absent if there is none");
        this.appendOnlyOk = gauge(
                registry,
                "taskqueue.redis.append.only.ok",
                "1 while the append-only file is written and rewritten; absent if it is off");
        this.replicas = gauge(registry, "taskqueue.redis.replicas", "Replicas that follow the master");
    }

    @Scheduled(
            every = "${taskqueue.monitor.sample-interval:5s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            identity = "sample-redis")
    void sample() {
        try {
            show(redis.read());
        } catch (RedisUnavailableException e) {
            List.of(usedMemory, maxMemory, appendOnlyOk, replicas).forEach(gauge -> set(gauge, LongStream.empty()));
        }
    }

    private void show(RedisCondition.Report report) {
        boolean ok = report.appendOnlyWritten() && report.appendOnlyRewritten();
        set(usedMemory, LongStream.of(report.usedMemory()));
        set(maxMemory, LongStream.of(report.maxMemory()).filter(bytes -> bytes > 0));
        set(appendOnlyOk, LongStream.of(ok ? 1 : 0).filter(figure -> report.appendOnly()));
        set(replicas, LongStream.of(report.replicas()));
    }

    private static void set(MultiGauge gauge, LongStream figure) {
        gauge.register(
                figure.<Row<?>>mapToObj(value -> Row.of(Tags.empty(), value)).toList(), true);
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
