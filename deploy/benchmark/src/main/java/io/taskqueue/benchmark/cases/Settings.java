package io.taskqueue.benchmark.cases;

import java.util.Map;

/** Settings of services that are not their defaults; the report names them. */
final class Settings {
    static final Map<String, String> DEFAULTS = Map.of();

    private Settings() {}

    /** Of a worker that runs so many tasks at once. */
    static Map<String, String> concurrency(int tasks) {
        return Map.of("TASKQUEUE_WORKER_CONCURRENCY", String.valueOf(tasks));
    }
}
