package io.taskqueue.model;

import java.util.List;

/**
 * The value of {@code worker_status:<worker>}: a worker's heartbeat. The key is the worker's lease too, so a record
 * that can be read belongs to a living worker. Times are epoch milliseconds by Redis' clock.
 *
 * @param name unique to one run of one worker process
 * @param host where it runs
 * @param state {@code "running"} or {@code "draining"}
 * @param queues the queues it serves, in order
 * @param types the task types it has handlers for
 * @param slots how many tasks it runs at once
 * @param inFlight how many it holds now
 * @param running the longest-running of them, at most {@value #LISTED_RUNNING}
 */
public record WorkerStatus(
        String name,
        String host,
        String state,
        long startedAt,
        long beatAt,
        List<String> queues,
        List<String> types,
        int slots,
        int inFlight,
        List<RunningTask> running) {
    /** How many running tasks a heartbeat lists. */
    public static final int LISTED_RUNNING = 50;
    /** The worker claims tasks. */
    public static final String RUNNING = "running";
    /** The worker finishes what it has and claims nothing more. */
    public static final String DRAINING = "draining";

    /** One task the worker runs now. */
    public record RunningTask(String id, String type, int attempt, long startedAt) {}

    public WorkerStatus {
        queues = List.copyOf(queues);
        types = List.copyOf(types);
        running = List.copyOf(running.subList(0, Math.min(LISTED_RUNNING, running.size())));
    }
}
