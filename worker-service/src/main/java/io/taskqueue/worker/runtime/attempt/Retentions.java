package io.taskqueue.worker.runtime.attempt;

import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.config.WorkerConfig.TypeSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** How long the records of completed and cancelled tasks are kept. */
@Singleton
public final class Retentions {
    private final WorkerConfig config;

    public Retentions(WorkerConfig config) {
        this.config = config;
    }

    /**
     * What is set for the type, else what the handler asks for if that is shorter than the general time.
     *
     * @param asked {@code null} for no wish
     */
    Duration of(String type, Duration asked) {
        return Optional.ofNullable(config.types().get(type))
                .flatMap(TypeSettings::retention)
                .orElseGet(() -> shorter(asked));
    }

    private Duration shorter(Duration asked) {
        return asked == null || asked.compareTo(config.retention()) > 0 ? config.retention() : asked;
    }
}
