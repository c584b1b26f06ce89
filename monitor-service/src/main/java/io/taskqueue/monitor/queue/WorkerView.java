package io.taskqueue.monitor.queue;

import io.taskqueue.model.WorkerStatus;
import java.util.List;

/**
 * A registered worker: its heartbeat and the size of its processing list. A lost worker has no heartbeat.
 *
 * @param state the state in its heartbeat, or {@link #LOST}, or {@link #UNREADABLE}
 * @param inFlight how many tasks its processing list holds
 * @param slots how many tasks it runs concurrently
 * @param problem what could not be read; {@code null} if nothing
 */
public record WorkerView(
        String name,
        String state,
        long inFlight,
        Integer slots,
        String host,
        Long startedAt,
        Long beatAt,
        List<String> queues,
        List<String> types,
        List<WorkerStatus.RunningTask> running,
        String problem) {
    /** Its lease has expired. */
    public static final String LOST = "lost";
    /** Its lease is held, but its heartbeat cannot be decoded. */
    public static final String UNREADABLE = "unreadable";

    static WorkerView alive(String name, WorkerStatus beat, long inFlight) {
        return new WorkerView(
                name,
                WorkerStatus.DRAINING.equals(beat.state()) ? WorkerStatus.DRAINING : WorkerStatus.RUNNING,
                inFlight,
                beat.slots(),
                beat.host(),
                beat.startedAt(),
                beat.beatAt(),
                beat.queues(),
                beat.types(),
                beat.running(),
                null);
    }

    static WorkerView without(String name, String state, long inFlight, String problem) {
        return new WorkerView(name, state, inFlight, null, null, null, null, null, null, null, problem);
    }

    /** Whether it renews its lease. */
    public boolean isAlive() {
        return !state.equals(LOST);
    }
}
