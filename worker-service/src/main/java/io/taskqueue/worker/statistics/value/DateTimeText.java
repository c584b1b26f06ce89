package io.taskqueue.worker.statistics.value;

import java.time.YearMonth;

/**
 * Date-times as ISO 8601 writes them: {@code 2024-02-29}, or with {@code T} or a space and a time of day to the minute,
 * the second or a fraction of up to nine digits, then {@code Z}, an offset such as {@code +02:00}, {@code +0200} or
 * {@code +02}, or nothing, which means UTC. A time with a leap second is a text.
 */
final class DateTimeText {
    private static final int DAY_LENGTH = 10;
    private static final int MINUTE_LENGTH = 16;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int DAYS_TO_1970 = 719_468 + 146_097;

    private DateTimeText() {}

    /** Sets the meaning and returns true if these characters are a date-time. */
    static boolean read(String text, int from, int to, Meaning meaning) {
        if (to - from < DAY_LENGTH || text.charAt(from + 4) != '-' || text.charAt(from + 7) != '-') {
            return false;
        }
        int year = digits(text, from, 4, 9999);
        int month = digits(text, from + 5, 2, 12);
        int day = digits(text, from + 8, 2, 31);
        if (year < 0
                || month < 1
                || day < 1
                || day > 28 && !YearMonth.of(year, month).isValidDay(day)) {
            return false;
        }
        meaning.second = epochDay(year, month, day) * SECONDS_A_DAY;
        meaning.nano = 0;
        if (to - from == DAY_LENGTH || readTime(text, from, to, meaning)) {
            meaning.type = ValueType.DATE_TIME;
            return true;
        }
        return false;
    }

    /** As {@code LocalDate} counts, without one: years begin in March, so that a leap day is the last of one. */
    private static long epochDay(int year, int month, int day) {
        int shifted = month < 3 ? year + 399 : year + 400; // year 0 has a January, too
        int monthsSinceMarch = (month + 9) % 12;
        int leapDays = shifted / 4 - shifted / 100 + shifted / 400;
        return 365L * shifted + leapDays + (153 * monthsSinceMarch + 2) / 5 + day - 1 - DAYS_TO_1970;
    }

    private static boolean readTime(String text, int from, int to, Meaning meaning) {
        char separator = text.charAt(from + DAY_LENGTH);
        if (to - from < MINUTE_LENGTH
                || separator != 'T' && separator != 't' && separator != ' '
                || text.charAt(from + 13) != ':') {
            return false;
        }
        int hour = digits(text, from + 11, 2, 23);
        int minute = digits(text, from + 14, 2, 59);
        if (hour < 0 || minute < 0) {
            return false;
        }
        meaning.second += hour * 3600L + minute * 60L;
        int at = from + MINUTE_LENGTH;
        if (at < to && text.charAt(at) == ':') {
            int second = at + 3 > to ? -1 : digits(text, at + 1, 2, 59);
            if (second < 0) {
                return false;
            }
            meaning.second += second;
            at = readFraction(text, at + 3, to, meaning);
        }
        return at == to || at > 0 && readOffset(text, at, to, meaning);
    }

    /** The end of the fraction, 0 if it is not one. */
    private static int readFraction(String text, int from, int to, Meaning meaning) {
        if (from == to || text.charAt(from) != '.' && text.charAt(from) != ',') {
            return from;
        }
        int at = from + 1;
        int nano = 0;
        for (; at < to && at - from <= 9 && isDigit(text.charAt(at)); at++) {
            nano = nano * 10 + text.charAt(at) - '0';
        }
        int found = at - from - 1;
        for (int digit = found; digit < 9; digit++) {
            nano *= 10;
        }
        meaning.nano = nano;
        return found == 0 ? 0 : at;
    }

    private static boolean readOffset(String text, int from, int to, Meaning meaning) {
        char sign = text.charAt(from);
        int length = to - from;
        if (sign == 'Z' || sign == 'z') {
            return length == 1;
        }
        boolean colon = length == 6 && text.charAt(from + 3) == ':';
        if (sign != '+' && sign != '-' || length != 3 && length != 5 && !colon) {
            return false;
        }
        int hours = digits(text, from + 1, 2, 18);
        int minutes = length == 3 ? 0 : digits(text, to - 2, 2, 59);
        if (hours < 0 || minutes < 0) {
            return false;
        }
        int offset = hours * 3600 + minutes * 60;
        meaning.second -= sign == '+' ? offset : -offset;
        return true;
    }

    /** The number in these digits; -1 if it is more than {@code max} or they are not digits. */
    private static int digits(String text, int from, int count, int max) {
        int number = 0;
        for (int at = from; at < from + count; at++) {
            if (!isDigit(text.charAt(at))) {
                return -1;
            }
            number = number * 10 + text.charAt(at) - '0';
        }
        return number > max ? -1 : number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
