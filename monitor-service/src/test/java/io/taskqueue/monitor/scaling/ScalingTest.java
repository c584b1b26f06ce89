package io.taskqueue.monitor.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScalingTest {
    private static final long MINUTE = 60_000;

    @Test
    void recommendsZeroOnlyWithoutTasks() {
        assertThat(recommended(0, 0, 0, 1000, 50, 0)).isZero();
        assertThat(recommended(1, 0, 0, 1, 50, 0)).isEqualTo(1);
        assertThat(recommended(0, 1, 0, 1, 50, 0)).isEqualTo(1);
        assertThat(recommended(0, 0, 1, 1, 50, 0)).isEqualTo(1);
    }

    @Test
    void dividesWorkByCapacityWithinWindow() {
        assertThat(recommended(11_000, 100, 900, 1000, 50, 2)).isEqualTo(4);
        assertThat(recommended(10_000, 0, 0, 10, 50, 0)).isEqualTo(1);
        assertThat(recommended(3000, 0, 0, 1000, 50, 0)).isEqualTo(1);
        assertThat(recommended(3001, 0, 0, 1000, 50, 0)).isEqualTo(2);
    }

    @Test
    void countsAtMostOneSlotPerTask() {
        assertThat(recommended(100, 0, 0, 10 * MINUTE, 50, 0)).isEqualTo(2);
        assertThat(recommended(1_000_000, 0, 0, Long.MAX_VALUE, 50, 0)).isEqualTo(20_000);
    }

    @Test
    void keepsBusyWorkers() {
        assertThat(recommended(0, 3, 0, 10, 50, 3)).isEqualTo(3);
        assertThat(scaling(0, 3, 0, 10, 50, 3, false).reason()).contains("3 in flight", "are busy");
    }

    @Test
    void addsNoWorkersForPausedQueue() {
        assertThat(paused(1_000_000, 2)).isEqualTo(2);
        assertThat(paused(1_000_000, 0)).isEqualTo(1);
    }

    @Test
    void assumesServiceTimeUntilTasksAreObserved() {
        assertThat(new ServiceTimes().mean(1000)).isEqualTo(1000);
    }

    @Test
    void averagesLastEndedTasks() {
        ServiceTimes times = new ServiceTimes();
        for (int i = 0; i < 50; i++) {
            times.follow("t" + i);
            times.note("t" + i, ended(i < 30 ? 1_000_000 : 400), 0);
        }

        assertThat(times.mean(400)).isEqualTo(400);
        assertThat(times.followed()).isEmpty();
    }

    @Test
    void includesTimeOfRunningTasks() {
        ServiceTimes times = new ServiceTimes();
        times.follow("long");
        times.note("long", running(1000), 600_000 + 1000);

        assertThat(times.mean(1000)).isEqualTo(601_000);
        assertThat(times.followed()).containsExactly("long");
    }

    @Test
    void dropsTasksWithoutReadableRecord() {
        ServiceTimes times = new ServiceTimes();
        for (int i = 0; i < 100; i++) {
            times.follow("t" + i);
        }
        assertThat(times.followed()).hasSize(20);

        times.note("t0", Optional.empty(), 0);
        times.note("t1", status(TaskState.RETRYABLE, null, null), 0);
        times.note("t2", status(TaskState.COMPLETED, null, 5L), 0);
        times.note("t3", status(TaskState.AVAILABLE, null, null), 0);
        times.note("never followed", ended(1_000_000), 0);

        assertThat(times.followed()).hasSize(17).contains("t3");
        assertThat(times.mean(1000)).isEqualTo(1000);
    }

    private static long recommended(long ready, long inFlight, long dueSoon, long serviceTime, long slots, long busy) {
        return scaling(ready, inFlight, dueSoon, serviceTime, slots, busy, false)
                .workers();
    }

    private static long paused(long ready, long busy) {
        return scaling(ready, busy, 0, 1000, 50, busy, true).workers();
    }

    private static Scaling scaling(
            long ready, long inFlight, long dueSoon, long serviceTime, long slots, long busy, boolean paused) {
        return Scaling.of(
                new Scaling.Demand(ready, inFlight, dueSoon),
                new Scaling.Capacity(serviceTime, slots, busy),
                paused,
                MINUTE);
    }

    private static Optional<TaskStatus> ended(long lasted) {
        return status(TaskState.COMPLETED, 1000L, 1000 + lasted);
    }

    private static Optional<TaskStatus> running(long since) {
        return status(TaskState.RUNNING, since, null);
    }

    private static Optional<TaskStatus> status(TaskState state, Long startedAt, Long finishedAt) {
        Task task = Task.of("t", "mail", "default", RawJson.EMPTY_OBJECT, 1);
        return Optional.of(TaskStatus.of(task, state)
                .startedAt(startedAt)
                .finishedAt(finishedAt)
                .build());
    }
}
