package io.taskqueue.monitor.dashboard;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How pages write times, lengths of time and names. */
@TemplateExtension
final class Formats {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final long LATEST = 253_402_300_799_999L;

    private Formats() {}

    /** A time in epoch milliseconds as text; nonsense that a foreign record may hold as the number itself. */
    static String asTime(Long milliseconds) {
        return milliseconds < 0 || milliseconds > LATEST
                ? milliseconds.toString()
                : TIME.format(Instant.ofEpochMilli(milliseconds));
    }

    /** How far a time lies from {@code now}: {@code "3 min ago"}, {@code "in 12 s"}. */
    static String from(Long milliseconds, long now) {
        long distance = now - milliseconds;
        if (Math.abs(distance) < 1000) {
            return "now";
        }
        return distance > 0 ? asLength(distance) + " ago" : "in " + asLength(-distance);
    }

    /** A length of time in milliseconds in its largest fitting units: {@code "2 h 5 min"}. */
    static String asLength(Long milliseconds) {
        Duration length = Duration.ofMillis(milliseconds);
        if (length.toMillis() < 1000) {
            return length.toMillis() + " ms";
        }
        if (length.toSeconds() < 60) {
            return length.toSeconds() + " s";
        }
        if (length.toHours() < 1) {
            return both(length.toMinutes(), "min", length.toMinutes() < 10 ? length.toSecondsPart() : 0, "s");
        }
        return length.toHours() < 48
                ? both(length.toHours(), "h", length.toMinutesPart(), "min")
                : length.toDays() + " days";
    }

    /** A class name without its package. */
    static String withoutPackage(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Text as a query parameter's value. */
    static String inQuery(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A number with its thousands set apart. */
    static String grouped(Long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String both(long large, String largeUnit, int small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
