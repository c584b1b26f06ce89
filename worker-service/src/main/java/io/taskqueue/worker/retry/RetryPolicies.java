package io.taskqueue.worker.retry;

import io.taskqueue.model.Task;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.config.WorkerConfig.TypeSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The retry policy of each task: from its envelope, else from its type's settings, else from the general ones. */
@Singleton
public class RetryPolicies {
    private final WorkerConfig config;

    public RetryPolicies(WorkerConfig config) {
        this.config = config;
    }

    /** The policy for this task. */
    public RetryPolicy of(Task task) {
        WorkerConfig.Retry general = config.retry();
        int attempts = setting(task, TypeSettings::maxAttempts).orElse(general.maxAttempts());
        Duration timeout = setting(task, TypeSettings::timeout).orElse(general.timeout());
        return new RetryPolicy(
                task.maxAttempts() == null ? attempts : task.maxAttempts(),
                setting(task, TypeSettings::backoff).orElse(general.backoff()),
                setting(task, TypeSettings::maxBackoff).orElse(general.maxBackoff()),
                task.timeout() == null ? timeout : Duration.ofMillis(task.timeout()),
                setting(task, TypeSettings::maxWorkerDeaths).orElse(general.maxWorkerDeaths()));
    }

    /** How many tasks of a type this process may run at once; empty for no limit. */
    public Optional<Integer> concurrency(String type) {
        return Optional.ofNullable(config.types().get(type)).flatMap(TypeSettings::concurrency);
    }

    private <T> Optional<T> setting(Task task, Function<TypeSettings, Optional<T>> setting) {
        return Optional.ofNullable(config.types().get(task.type())).flatMap(setting);
    }
}
