package io.taskqueue.worker.statistics.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningTest {
    private final Meaning meaning = new Meaning();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "7",
                "+7",
                " 42 ",
                "999999999999999999",
                "9223372036854775808",
                "-170141183460469231731687303715"
            })
    void readsIntegers(String text) {
        assertMeans(text, ValueType.INTEGER);
        assertThat(meaning.number()).isEqualByComparingTo(new BigDecimal(text.strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", ".5", "5.", "-1.50", "1e3", "1E-3", "2.5e+10", "4.9E-324", "0.1234567890123456789"})
    void readsDecimals(String text) {
        assertMeans(text, ValueType.DECIMAL);
        assertThat(meaning.number()).isEqualByComparingTo(new BigDecimal(text));
        assertThat(meaning.approximate).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29", "2024-03-01T12:30", "2024-03-01T12:30:15Z", "2024-03-01 12:30:15.123456789+02:00",
                "2024-03-01T12:30:15,5-0330", "0000-01-01", "9999-12-31t23:59:59z", "2024-03-01T12:30+02"
            })
    void readsDateTimes(String text) {
        assertMeans(text, ValueType.DATE_TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "FALSE", "True", " false"})
    void readsBooleans(String text) {
        assertMeans(text, ValueType.BOOLEAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "-",
                "+",
                ".",
                "-.",
                "e5",
                "1e",
                "1e+",
                "1e99999",
                "1e309",
                "0e500",
                "1e-500",
                "1.2.3",
                "1,5",
                "1_000",
                "0x1F",
                "007",
                "-01.5",
                "12abc",
                "1e5x",
                "1 2",
                "NaN",
                "Infinity",
                "-Infinity",
                "٣",
                "１",
                "truely",
                "yes",
                "2023-02-29",
                "2024-13-01",
                "2024-00-01",
                "2024-04-31",
                "2024-03-01T",
                "2024-03-01T24:00",
                "2024-03-01T12:60",
                "2024-03-01T12:30:60",
                "2024-03-01T12:30:15.",
                "2024-03-01T12:30:15.1234567890",
                "2024-03-01T12:30+1",
                "2024-03-01T12:30+19:00",
                "2024-03-01T12:30ZZ",
                "2024-03-01X12:30",
                "20240301T1230",
                "2024-03-01T12:3",
                "2024-03-01T12:30:1",
                "2024-3-1",
                "\u0000",
                "\uD83D"
            })
    void readsEverythingElseAsText(String text) {
        assertMeans(text, ValueType.TEXT);
    }

    @Test
    void readsNumbersOfUpTo400Digits() {
        assertMeans("0." + "7".repeat(399), ValueType.DECIMAL);
        assertMeans("1" + "0".repeat(308), ValueType.INTEGER);
        assertMeans("1" + "0".repeat(309), ValueType.TEXT);
        assertMeans("0." + "7".repeat(401), ValueType.TEXT);
        assertMeans("9".repeat(10_000), ValueType.TEXT);
        assertMeans("1" + " ".repeat(1_000), ValueType.TEXT);
    }

    @Test
    void agreesWithTheJdkOnAnyNumber() {
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            BigDecimal number = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(25));
            String text = random.nextBoolean() ? number.toPlainString() : number.toString();

            meaning.read(text);

            assertThat(meaning.type.isNumber()).as(text).isTrue();
            assertThat(meaning.number()).isEqualTo(number);
            double exact = number.doubleValue();
            assertThat(Math.abs(meaning.approximate - exact)).isLessThanOrEqualTo(2 * Math.ulp(exact));
        }
    }

    @Test
    void agreesWithTheJdkOnAnyInstant() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            OffsetDateTime time = OffsetDateTime.of(
                    random.nextInt(9999),
                    1 + random.nextInt(12),
                    1 + random.nextInt(28),
                    random.nextInt(24),
                    random.nextInt(60),
                    random.nextInt(60),
                    random.nextInt(1_000_000_000),
                    ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 18 * 60 + 1) - 18 * 60)));

            assertMeans(time.toString(), ValueType.DATE_TIME);

            assertThat(meaning.second).as(time.toString()).isEqualTo(time.toEpochSecond());
            assertThat(meaning.nano).isEqualTo(time.getNano());
        }
    }

    @Test
    void neverFailsOnAnyText() {
        Random random = new Random(7);
        String alphabet = "0123456789+-.eE:TZ tru\uD83D٣";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            meaning.read(text.toString());
            assertThat(meaning.type).isNotNull();
        }
    }

    private void assertMeans(String text, ValueType type) {
        meaning.read(text);
        assertThat(meaning.type).as(text).isEqualTo(type);
    }
}
