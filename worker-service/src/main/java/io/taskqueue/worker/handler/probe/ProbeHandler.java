package io.taskqueue.worker.handler.probe;

import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.handler.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Runs {@code probe}: does nothing, or waits a while, and returns {@code {"enteredAtMicros":n}}, the epoch microseconds
 * at which it was entered, if asked to. For smoke tests, benchmarks and rehearsals of kills and drains. No effect.
 */
@ApplicationScoped
class ProbeHandler implements TaskHandler<ProbeTask> {
    private final Clock clock;

    ProbeHandler(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String type() {
        return "probe";
    }

    @Override
    public Class<ProbeTask> payloadType() {
        return ProbeTask.class;
    }

    @Override
    public Outcome handle(ProbeTask payload, TaskContext context) throws InterruptedException {
        Instant entered = clock.instant();
        Duration pause = payload.pause();
        if (pause.isPositive()) {
            Thread.sleep(pause);
        }
        return payload.reports() ? Outcome.completed(report(entered)) : Outcome.completed();
    }

    private static RawJson report(Instant entered) {
        return RawJson.of("{\"enteredAtMicros\":" + ChronoUnit.MICROS.between(Instant.EPOCH, entered) + "}");
    }
}
