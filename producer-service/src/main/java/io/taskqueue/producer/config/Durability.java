package io.taskqueue.producer.config;

import java.util.Locale;

/** How safe a task is by the time its submitter is told that it was taken. */
public enum Durability {
    /** In the memory of the master. What comes after that is as Redis is configured. */
    MEMORY,
    /** In the memory of replicas too, as many as configured. */
    REPLICATED,
    /** On the master's disk. */
    FSYNCED;

    /** The word for it in answers, settings and metrics: {@code memory}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
