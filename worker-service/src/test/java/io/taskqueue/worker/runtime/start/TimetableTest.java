package io.taskqueue.worker.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimetableTest {
    private final Timetable<String> timetable = new Timetable<>();

    @Test
    void handsOutTheEarliestFirstAndThoseOfOneTimeInTheirOrder() {
        timetable.add(300, "third");
        timetable.add(100, "first");
        timetable.add(100, "second");

        assertThat(timetable.next()).isEqualTo(100);
        assertThat(timetable.poll(300)).isEqualTo("first");
        assertThat(timetable.poll(300)).isEqualTo("second");
        assertThat(timetable.poll(300)).isEqualTo("third");
        assertThat(timetable.poll(300)).isNull();
        assertThat(timetable.next()).isNull();
    }

    @Test
    void handsOutNothingBeforeItsTime() {
        timetable.add(101, "due");

        assertThat(timetable.poll(100)).isNull();
        assertThat(timetable.poll(104)).isNull();
        assertThat(timetable.next()).isEqualTo(105);
        assertThat(timetable.poll(105)).isEqualTo("due");
    }

    @Test
    void forgetsAllWhenCleared() {
        timetable.add(1, "due");

        timetable.clear();

        assertThat(timetable.next()).isNull();
        assertThat(timetable.poll(Long.MAX_VALUE)).isNull();
    }
}
