package io.taskqueue.monitor.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.monitor.dashboard.Charts.Bar;
import io.taskqueue.monitor.dataset.Statistics.Histogram;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartsTest {
    @Test
    void drawsBarsInProportion() {
        List<Bar> bars = Charts.bars(new Histogram("0", "30", List.of(1L, 4L, 0L)));

        assertThat(bars).extracting(Bar::x).containsExactly(0.0, 100.0, 200.0);
        assertThat(bars).extracting(Bar::height).containsExactly(20.0, 80.0, 0.0);
        assertThat(bars).extracting(Bar::y).containsExactly(60.0, 0.0, 80.0);
        assertThat(bars).extracting(Bar::from).containsExactly("0", "10", "20");
        assertThat(bars).extracting(Bar::to).containsExactly("10", "20", "30");
    }

    @Test
    void smallestCountHasVisibleBar() {
        List<Bar> bars = Charts.bars(new Histogram("0", "2", List.of(1L, 1_000_000L)));

        assertThat(bars.get(0).height()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void keepsDigitsOfHugeNumbers() {
        List<Bar> bars = Charts.bars(new Histogram("1e400", "3e400", List.of(1L, 1L)));

        assertThat(bars).extracting(Bar::to).containsExactly("2E+400", "3e400");
    }

    @Test
    void drawsNoBarsOfInvalidHistogram() {
        assertThat(Charts.bars(new Histogram("0", "1", List.of()))).isEmpty();
        assertThat(Charts.bars(new Histogram("0", "1", List.of(0L, -1L)))).isEmpty();
        assertThat(Charts.bars(new Histogram("x", "y", List.of(1L, 1L))).get(0).to())
                .isEmpty();
        assertThat(Charts.bars(new Histogram("0", "1", java.util.Collections.nCopies(201, 1L))))
                .isEmpty();
    }

    @Test
    void abbreviatesNumbers() {
        assertThat(Formats.shortly("2.50")).isEqualTo("2.50");
        assertThat(Formats.shortly("1.0606601717798212")).isEqualTo("1.06066");
        assertThat(Formats.shortly("-123456789.123456789")).isEqualTo("-123457000");
        assertThat(Formats.shortly("1234567890123456789012")).isEqualTo("1.23457E+21");
        assertThat(Formats.shortly("0.00000000000000012345678")).isEqualTo("1.23457E-16");
        assertThat(Formats.shortly("x".repeat(41))).isEqualTo("x".repeat(40) + "…");
        assertThat(Formats.shortly("1e99999999999")).isEqualTo("1e99999999999");
    }

    @Test
    void formatsSizesAndShares() {
        assertThat(Formats.asSize(999L)).isEqualTo("999 B");
        assertThat(Formats.asSize(999_960L)).isEqualTo("1.0 MB");
        assertThat(Formats.asSize(Long.MAX_VALUE)).isEqualTo("9.2 EB");
        assertThat(Formats.percentOf(1L, 3)).isEqualTo("33%");
        assertThat(Formats.percentOf(1L, 1000)).isEqualTo("< 1%");
        assertThat(Formats.percentOf(1L, 0)).isEqualTo("0%");
    }
}
