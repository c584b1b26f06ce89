package io.taskqueue.model;

/** Shortens foreign text for messages, so that an error never repeats a megabyte or a control character. */
final class Excerpt {
    private static final int LONGEST = 40;

    private Excerpt() {}

    static String of(String text) {
        String printable = text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return '"' + printable + '"' + (text.codePointCount(0, text.length()) > LONGEST ? "…" : "");
    }
}
