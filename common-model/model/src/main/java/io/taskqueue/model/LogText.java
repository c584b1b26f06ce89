package io.taskqueue.model;

/**
 * Foreign text as the value of a field in a log line: as it is where it is one plain word, else in double quotes with
 * all that could end the value, the line or its reading escaped, so that no id can write fields or lines of its own.
 */
public final class LogText {
    private LogText() {}

    /** The value to write after {@code key=}; {@code null} stays {@code null}. */
    public static String of(String text) {
        if (text == null || isPlain(text)) {
            return text;
        }
        StringBuilder quoted = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); i++) {
            append(quoted, text.charAt(i));
        }
        return quoted.append('"').toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '=' || c == '\\') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static void append(StringBuilder quoted, char c) {
        if (c == '"' || c == '\\') {
            quoted.append('\\').append(c);
        } else if (c == ' ' || Character.isLetterOrDigit(c) || (c > ' ' && c <= '~')) {
            quoted.append(c);
        } else {
            quoted.append(String.format("\\u%04x", (int) c));
        }
    }
}
