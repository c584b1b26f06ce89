package io.taskqueue.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The value of the {@code Date} header, formatted once a second. Thread-safe. */
final class HttpDate {
    private record Second(long epoch, String text) {}

    private volatile Second last = new Second(Long.MIN_VALUE, "");

    String now() {
        long now = System.currentTimeMillis() / 1000;
        Second known = last;
        if (known.epoch != now) {
            known = new Second(now, text(now));
            last = known;
        }
        return known.text;
    }

    /** RFC 9110 requires two digits for the day, which {@link DateTimeFormatter#RFC_1123_DATE_TIME} does not write. */
    private static String text(long second) {
        ZonedDateTime time = Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC);
        String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(time);
        return time.getDayOfMonth() < 10 ? text.replaceFirst(", ", ", 0") : text;
    }
}
