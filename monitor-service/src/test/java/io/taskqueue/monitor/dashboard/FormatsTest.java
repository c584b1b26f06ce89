package io.taskqueue.monitor.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatsTest {
    @Test
    void formatsDurationsInLargestUnits() {
        assertThat(Formats.asLength(0L)).isEqualTo("0 ms");
        assertThat(Formats.asLength(59_999L)).isEqualTo("59 s");
        assertThat(Formats.asLength(125_000L)).isEqualTo("2 min 5 s");
        assertThat(Formats.asLength(3_599_000L)).isEqualTo("59 min");
        assertThat(Formats.asLength(7_500_000L)).isEqualTo("2 h 5 min");
        assertThat(Formats.asLength(7_200_000L)).isEqualTo("2 h");
        assertThat(Formats.asLength(172_800_000L)).isEqualTo("2 days");
    }

    @Test
    void formatsTimesRelativeToNow() {
        assertThat(Formats.from(1000L, 1500)).isEqualTo("now");
        assertThat(Formats.from(1000L, 4000)).isEqualTo("3 s ago");
        assertThat(Formats.from(4000L, 1000)).isEqualTo("in 3 s");
    }

    @Test
    void formatsTimesOutOfRangeAsNumbers() {
        assertThat(Formats.asTime(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(Formats.asTime(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
        assertThat(Formats.from(Long.MIN_VALUE, 0)).isNotEmpty();
        assertThat(Formats.from(Long.MAX_VALUE, 1795233769854L)).isNotEmpty();
    }

    @Test
    void abbreviatesFigures() {
        assertThat(Formats.shortly("1234567.25")).isEqualTo("1234567.25");
        assertThat(Formats.shortly("1.0606601717798212")).isEqualTo("1.06066");
        assertThat(Formats.shortly("2026-01-02T03:04:05Z")).isEqualTo("2026-01-02 03:04:05Z");
        assertThat(Formats.shortly("T".repeat(50))).isEqualTo("T".repeat(40) + "…");
    }
}
