package io.taskqueue.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SizeWithinTest {
    static Stream<Arguments> bounds() {
        return Stream.of(
                arguments(new SizeWithin.Chunk(), 1_024, 1_048_576),
                arguments(new SizeWithin.Rate(), 1, 1_073_741_824),
                arguments(new SizeWithin.Memory(), 1_048_576, 1_073_741_824),
                arguments(new SizeWithin.Backlog(), 1_048_576, 1_099_511_627_776L),
                arguments(new SizeWithin.Held(), 0, Integer.MAX_VALUE),
                arguments(new SizeWithin.Counted(), 0, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void acceptsBothBoundsAndValuesJustWithin(Converter<MemorySize> converter, long least, long most) {
        for (long size : new long[] {least, least + 1, most - 1, most}) {
            assertThat(converter.convert(" " + size + " ").asLongValue()).isEqualTo(size);
        }
    }

    @ParameterizedTest
    @CsvSource({"1024B,1024", "1K,1024", "1m,1048576"})
    void readsUnits(String text, long bytes) {
        assertThat(new SizeWithin.Chunk().convert(text).asLongValue()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void rejectsValuesJustOutOfBounds(Converter<MemorySize> converter, long least, long most) {
        assertRefused(converter, least, most, Long.toString(least - 1));
        assertRefused(
                converter,
                least,
                most,
                BigInteger.valueOf(most).add(BigInteger.ONE).toString());
        assertRefused(converter, least, most, "8E");
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void rejectsTextThatIsNotASizeWithTheSameMessage(Converter<MemorySize> converter, long least, long most) {
        for (String garbage : new String[] {"large", "1.5K", "1KB", "2 K", "K", "-1K"}) {
            assertRefused(converter, least, most, garbage);
        }
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void readsAnEmptyTextAsAbsent(Converter<MemorySize> converter) {
        assertThat(converter.convert("")).isNull();
        assertThat(converter.convert("  ")).isNull();
    }

    @Test
    void everyConverterIsTriedHere() {
        assertThat(bounds().<Class<?>>map(arguments -> arguments.get()[0].getClass()))
                .containsExactlyInAnyOrder(SizeWithin.class.getClasses());
    }

    private static void assertRefused(Converter<MemorySize> converter, long least, long most, String value) {
        assertThatIllegalArgumentException()
                .as(value)
                .isThrownBy(() -> converter.convert(value))
                .withMessage("must be a size such as 512K or 16M, from " + least + " to " + most + " bytes");
    }
}
