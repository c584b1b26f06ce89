package io.taskqueue.benchmark.load;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;

/** The keys of a queue without a prefix, and one of the benchmark's own. */
public final class Keys {
    static final QueueKeys NAMES = new QueueKeys("");
    public static final String QUEUE = NAMES.queue(Task.DEFAULT_QUEUE);
    static final String SCHEDULED = NAMES.scheduled(Task.DEFAULT_QUEUE);
    /** Where tasks lie until they are put before the workers all at once. */
    static final String SEED = "benchmark_seed";

    private Keys() {}
}
