package io.taskqueue.systemtests.durability;

import java.util.Locale;

/** What the producer waits for before it acknowledges a task; each has a queue of its own name. */
enum Durability {
    MEMORY,
    REPLICATED,
    FSYNCED;

    String queue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
