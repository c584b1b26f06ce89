package io.taskqueue.monitor.dashboard;

import io.quarkus.qute.TemplateExtension;
import io.taskqueue.model.Task;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Formats times, durations, numbers and names for pages. */
@TemplateExtension
final class Formats {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern DATE_TIME = Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:)");
    private static final int LONGEST_NUMBER = 12;
    private static final int LONGEST_TEXT = 40;
    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final String SIZES = "kMGTPE";

    private Formats() {}

    /** A time in epoch milliseconds as text; a value out of range, from a foreign record, as the number itself. */
    static String asTime(Long milliseconds) {
        return milliseconds < 0 || milliseconds > Task.LATEST_TIME
                ? milliseconds.toString()
                : TIME.format(Instant.ofEpochMilli(milliseconds));
    }

    /** A time relative to {@code now}: {@code "3 min ago"}, {@code "in 12 s"}. */
    static String from(Long milliseconds, long now) {
        long distance = now - milliseconds;
        if (Math.abs(distance) < 1000) {
            return "now";
        }
        return distance > 0 ? asLength(distance) + " ago" : "in " + asLength(-distance);
    }

    /** A duration in milliseconds, in its largest fitting units: {@code "2 h 5 min"}. */
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

    /** Text for a form field, with its invisible characters, which {@link VisibleTexts} would replace. */
    static ExactText exact(String text) {
        return new ExactText(text);
    }

    /** Text as a query parameter's value. */
    static String inQuery(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Text as a path segment. */
    static String inPath(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A number with grouped thousands. */
    static String grouped(Long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number with grouped thousands and one decimal digit unless that is 0. */
    static String grouped(Double number) {
        return String.format(Locale.ROOT, "%,.1f", number).replaceFirst("\\.0$", "");
    }

    /** A number of seconds as a duration. */
    static String inSeconds(Long seconds) {
        return seconds > Task.LATEST_TIME / 1000 ? seconds + " s" : asLength(seconds * 1000);
    }

    /** A number in at most 12 characters or six digits; a date-time with a space; other text truncated. */
    static String shortly(String number) {
        if (number.length() <= LONGEST_NUMBER) {
            return number;
        }
        try {
            BigDecimal rounded = new BigDecimal(number).round(SIX_DIGITS).stripTrailingZeros();
            boolean plain = Math.abs((long) rounded.precision() - rounded.scale()) < LONGEST_NUMBER;
            return plain ? rounded.toPlainString() : rounded.toString();
        } catch (NumberFormatException | ArithmeticException e) {
            return cut(DATE_TIME.matcher(number).replaceFirst("$1 $2"));
        }
    }

    /** Text truncated to 40 characters. */
    static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
    }

    /** A part of a whole in percent: {@code "12%"}, {@code "< 1%"}. */
    static String percentOf(Long part, long whole) {
        if (part == 0 || whole <= 0) {
            return "0%";
        }
        long percent = Math.round(100.0 * part / whole);
        return percent == 0 ? "< 1%" : percent + "%";
    }

    /** A number of bytes in its largest fitting unit. */
    static String asSize(Long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double size = bytes;
        int unit = -1;
        while (size >= 999.95 && unit < SIZES.length() - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %cB", size, SIZES.charAt(unit));
    }

    private static String both(long large, String largeUnit, int small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
