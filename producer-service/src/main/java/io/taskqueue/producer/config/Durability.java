package io.taskqueue.producer.config;

import java.util.Locale;

/** How safe a task is when its submission is acknowledged. */
public enum Durability {
    /** In the memory of the master. Whether and when it is written to disk depends on the configuration of Redis. */
    MEMORY,
    /** In the memory of the configured number of replicas too. */
    REPLICATED,
    /** On the master's disk. */
    FSYNCED;

    /** Its name in answers, settings and metrics: {@code memory}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
