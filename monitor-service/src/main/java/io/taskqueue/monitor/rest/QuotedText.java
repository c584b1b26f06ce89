package io.taskqueue.monitor.rest;

/** Quotes foreign text for messages and logs: short, on one line, printable. */
final class QuotedText {
    private static final int LONGEST = 80;

    private QuotedText() {}

    static String of(String text) {
        String printable = printable(text, LONGEST);
        return '"' + printable + '"' + (text.codePointCount(0, text.length()) > LONGEST ? "…" : "");
    }

    /** The first characters of the text; those that could control terminals or logs become question marks. */
    static String printable(String text, int longest) {
        return text.codePoints()
                .limit(longest)
                .map(c -> isPrintable(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
