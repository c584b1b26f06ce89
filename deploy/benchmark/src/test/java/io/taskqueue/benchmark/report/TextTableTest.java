package io.taskqueue.benchmark.report;

import static io.taskqueue.benchmark.report.TextTable.Side.LEFT;
import static io.taskqueue.benchmark.report.TextTable.Side.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void makesColumnsAsWideAsTheirLongestCell() {
        assertThat(new TextTable(LEFT, RIGHT, LEFT)
                        .row("case", "rate", "target")
                        .rule()
                        .row("drain", "23,456 /s", "")
                        .row("io", "9 /s", "≥ 3")
                        .lines())
                .containsExactly(
                        "case        rate  target",
                        "------------------------",
                        "drain  23,456 /s",
                        "io          9 /s  ≥ 3");
    }

    @Test
    void countsCharactersNotCodeUnits() {
        assertThat(new TextTable(LEFT, LEFT).row("🦊", "x").row("ab", "y").lines())
                .containsExactly("🦊   x", "ab  y");
    }

    @Test
    void refusesARowOfAnotherWidth() {
        TextTable table = new TextTable(LEFT, RIGHT);

        assertThatThrownBy(() -> table.row("one")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isEmptyWithoutRows() {
        assertThat(new TextTable(LEFT).lines()).isEmpty();
    }
}
