package io.taskqueue.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DurationFromTest {
    static Stream<Arguments> bounds() {
        return Stream.of(
                arguments(new DurationFrom.Zero(), 0),
                arguments(new DurationFrom.OneMillisecond(), 1),
                arguments(new DurationFrom.TenMilliseconds(), 10),
                arguments(new DurationFrom.FiftyMilliseconds(), 50),
                arguments(new DurationFrom.HundredMilliseconds(), 100),
                arguments(new DurationFrom.HalfSecond(), 500),
                arguments(new DurationFrom.OneSecond(), 1_000));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void acceptsTheLowerBoundAndMore(Converter<Duration> converter, long leastMillis) {
        Duration least = Duration.ofMillis(leastMillis);

        assertThat(converter.convert(leastMillis + "ms")).isEqualTo(least);
        assertThat(converter.convert(least.plusNanos(1).toString())).isEqualTo(least.plusNanos(1));
        assertThat(converter.convert(" 10 ")).isEqualTo(Duration.ofSeconds(10));
        assertThat(converter.convert("7d")).isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void rejectsValuesJustBelowTheBound(Converter<Duration> converter, long leastMillis) {
        assertRefused(
                converter,
                leastMillis,
                Duration.ofMillis(leastMillis).minusNanos(1).toString());
        assertRefused(converter, leastMillis, "-1s");
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void rejectsTextThatIsNotADurationWithTheSameMessage(Converter<Duration> converter, long leastMillis) {
        for (String garbage : new String[] {"soon", "10 apples", "5mm", "P", "99999999999999999999"}) {
            assertRefused(converter, leastMillis, garbage);
        }
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void readsAnEmptyTextAsAbsent(Converter<Duration> converter) {
        assertThat(converter.convert("")).isNull();
        assertThat(converter.convert("  ")).isNull();
    }

    @Test
    void everyConverterIsTriedHere() {
        assertThat(bounds().<Class<?>>map(arguments -> arguments.get()[0].getClass()))
                .containsExactlyInAnyOrder(DurationFrom.class.getClasses());
    }

    private static void assertRefused(Converter<Duration> converter, long leastMillis, String value) {
        assertThatIllegalArgumentException()
                .as(value)
                .isThrownBy(() -> converter.convert(value))
                .withMessage("must be a duration such as 500ms, 10s or 5m, at least " + leastMillis + "ms");
    }
}
