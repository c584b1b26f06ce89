package io.taskqueue.model.text;

/** Shortens foreign text for messages, so that an error never repeats a megabyte or a control character. */
public final class Excerpt {
    private static final int LONGEST = 40;

    private Excerpt() {}

    /** The text's beginning in quotation marks. */
    public static String of(String text) {
        return '"' + printable(text, LONGEST) + '"' + (text.codePointCount(0, text.length()) > LONGEST ? "…" : "");
    }

    /** A field's name as it is, where it is plain; its excerpt, where it is not. */
    public static String ofName(String name) {
        return name.equals(printable(name, LONGEST)) ? name : of(name);
    }

    /** At most the first {@code longest} characters, each that cannot be printed replaced by a question mark. */
    public static String printable(String text, int longest) {
        return text.codePoints()
                .limit(longest)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
