package io.taskqueue.worker.statistics.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DateTimeTextTest {
    @Test
    void countsTheFirstAndLastDayOfEveryMonthAsTheCalendarDoes() {
        for (YearMonth month = YearMonth.of(0, 1); month.getYear() < 10_000; month = month.plusMonths(1)) {
            assertSecond(month.atDay(1));
            assertSecond(month.atEndOfMonth());
        }
    }

    private static void assertSecond(LocalDate day) {
        Meaning meaning = new Meaning();
        meaning.read(day.toString());
        long expected = day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        if (meaning.type != ValueType.DATE_TIME || meaning.second != expected) {
            assertThat(meaning.second).as("%s, read as %s", day, meaning.type).isEqualTo(expected);
            assertThat(meaning.type).isEqualTo(ValueType.DATE_TIME);
        }
    }
}
