package io.taskqueue.model;

import static io.taskqueue.model.TaskState.CANCELLED;
import static io.taskqueue.model.TaskState.COMPLETED;
import static io.taskqueue.model.TaskState.DISCARDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskStateTest {
    /** A row for each state, a column for each state it may become, both in the order of the enum. */
    private static final String MAY_BECOME = """
            scheduled   . x . . . x x
            available   x . x . . x x
            running     x x . x x x x
            retryable   . x . . . x x
            completed   . . . . . . .
            cancelled   . . . . . . .
            discarded   . x . . . . .
            """;

    @Test
    void followsTheTableForEveryPairOfStates() {
        StringBuilder table = new StringBuilder();
        for (TaskState from : TaskState.values()) {
            table.append(String.format("%-11s", from.wireName()));
            for (TaskState to : TaskState.values()) {
                table.append(from.canBecome(to) ? " x" : " .");
            }
            table.append('\n');
        }

        assertThat(table).hasToString(MAY_BECOME);
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsWireName(TaskState state) {
        assertThat(state.wireName()).isLowerCase();
        assertThat(TaskState.ofWireName(state.wireName())).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Running", "RUNNING", "running ", "new", "lone \ud800"})
    void rejectsOtherNames(String name) {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> TaskState.ofWireName(name))
                .withMessageStartingWith("status is not a task state: ")
                .satisfies(e -> assertThat(e.field()).isEqualTo("status"));
    }

    @Test
    void endsInThreeStates() {
        assertThat(Arrays.stream(TaskState.values()).filter(TaskState::isTerminal))
                .containsExactly(COMPLETED, CANCELLED, DISCARDED);
    }
}
