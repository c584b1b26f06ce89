package io.taskqueue.worker.handler.payload;

import io.taskqueue.worker.handler.NonRetryableException;
import java.util.function.IntPredicate;

/**
 * Checks the text of a payload before a handler acts on it. Lengths count characters (code points). What is
 * wrong can never become right, so every failure is a {@link NonRetryableException} that names the field and does not
 * repeat its value.
 */
public final class PayloadText {
    private PayloadText() {}

    /**
     * Text that stays on one line: no control characters at all, so that it may stand in a header.
     *
     * @return the value itself
     */
    public static String line(String field, String value, int shortest, int longest) {
        return check(field, value, shortest, longest, Character::isISOControl);
    }

    /**
     * Text of any number of lines: of the control characters only line feed, carriage return and tab.
     *
     * @return the value itself
     */
    public static String text(String field, String value, int shortest, int longest) {
        return check(field, value, shortest, longest, c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0);
    }

    private static String check(String field, String value, int shortest, int longest, IntPredicate forbidden) {
        if (value == null) {
            throw new NonRetryableException(field + " is missing");
        }
        int length = value.codePointCount(0, value.length());
        if (length < shortest || length > longest) {
            throw new NonRetryableException(
                    field + " must have " + shortest + " to " + longest + " characters but has " + length);
        }
        if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new NonRetryableException(field + " has half of a surrogate pair");
        }
        value.codePoints().filter(forbidden).findFirst().ifPresent(c -> {
            throw new NonRetryableException(field + " has the control character U+%04X".formatted(c));
        });
        return value;
    }
}
