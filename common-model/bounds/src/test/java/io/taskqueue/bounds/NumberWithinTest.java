package io.taskqueue.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NumberWithinTest {
    static Stream<Arguments> bounds() {
        return Stream.of(
                arguments(new NumberWithin.NotNegative(), 0, Integer.MAX_VALUE),
                arguments(new NumberWithin.Count(), 0, Long.MAX_VALUE),
                arguments(new NumberWithin.Positive(), 1, Integer.MAX_VALUE),
                arguments(new NumberWithin.Port(), 0, 65_535),
                arguments(new NumberWithin.RemotePort(), 1, 65_535),
                arguments(new NumberWithin.Slots(), 1, 10_000),
                arguments(new NumberWithin.Batch(), 1, 100_000),
                arguments(new NumberWithin.Streams(), 1, 100),
                arguments(new NumberWithin.ElementSize(), 1_024, Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void acceptsBothBoundsAndValuesJustWithin(Converter<? extends Number> converter, long least, long most) {
        for (long number : new long[] {least, least + 1, most - 1, most}) {
            assertThat(converter.convert(" " + number + " ").longValue()).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void rejectsValuesJustOutOfBounds(Converter<? extends Number> converter, long least, long most) {
        assertRefused(converter, least, most, Long.toString(least - 1));
        assertRefused(
                converter,
                least,
                most,
                BigInteger.valueOf(most).add(BigInteger.ONE).toString());
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void rejectsOtherTextsWithTheSameMessage(Converter<? extends Number> converter, long least, long most) {
        for (String garbage : new String[] {"many", "50.5", "5e1", "0x50", "5_0", "5 0", "-", "99999999999999999999"}) {
            assertRefused(converter, least, most, garbage);
        }
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void readsAnEmptyTextAsAbsent(Converter<? extends Number> converter) {
        assertThat(converter.convert("")).isNull();
        assertThat(converter.convert("  ")).isNull();
    }

    @Test
    void everyConverterIsTriedHere() {
        assertThat(bounds().<Class<?>>map(arguments -> arguments.get()[0].getClass()))
                .containsExactlyInAnyOrder(NumberWithin.class.getClasses());
    }

    private static void assertRefused(Converter<? extends Number> converter, long least, long most, String value) {
        assertThatIllegalArgumentException()
                .as(value)
                .isThrownBy(() -> converter.convert(value))
                .withMessage("must be a whole number from " + least + " to " + most);
    }
}
