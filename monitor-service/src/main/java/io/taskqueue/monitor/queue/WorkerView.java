package io.taskqueue.monitor.queue;

import io.taskqueue.model.WorkerStatus;
import java.util.List;

/**
 * One registered worker: its heartbeat and how many tasks lie in its processing list. A lost one has no heartbeat.
 *
 * @param state what its heartbeat says, or {@link #LOST}, or {@link #UNREADABLE}
 * @param inFlight tasks in its processing list
 * @param slots how many tasks it runs at once
 * @param problem what could not be read, or {@code null}
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
    /** Its lease has run out. */
    public static final String LOST = "lost";
    /** It is alive, but its heartbeat cannot be read. */
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
