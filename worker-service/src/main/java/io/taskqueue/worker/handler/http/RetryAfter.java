package io.taskqueue.worker.handler.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads the {@code Retry-After} header of RFC 9110: seconds, or a date. */
final class RetryAfter {
    /** The least wait of all: {@code 0} and dates just past, as a server with a slow clock sends them, mean soon. */
    static final Duration SHORTEST = Duration.ofSeconds(1);
    /** A server may ask for no longer wait than this. */
    static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /**
     * How long the server asks to wait, {@link #SHORTEST} to {@link #LONGEST}, or {@code null} if the header does not
     * name a time.
     */
    static Duration of(HttpHeaders headers, Instant now) {
        String value = headers.firstValue("Retry-After").orElse("").strip();
        if (value.matches("[0-9]+")) {
            return value.length() > 6 ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return bounded(Duration.between(now, date));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
