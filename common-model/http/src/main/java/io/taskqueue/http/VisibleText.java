package io.taskqueue.http;

/**
 * Makes foreign text safe to show on a page: characters that are invisible or change how their neighbours are shown are
 * replaced by their code, such as {@code [U+202E]}.
 */
public final class VisibleText {
    private VisibleText() {}

    /** Whether the text has characters that must be made visible. */
    public static boolean hasHidden(CharSequence text) {
        return text.codePoints().anyMatch(VisibleText::isHidden);
    }

    /** The text with all its characters visible. */
    public static String of(CharSequence text) {
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                visible.append(String.format("[U+%04X]", c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    /** The text with all its characters visible, escaped for elements and attributes of HTML. */
    public static String inHtml(CharSequence text) {
        return of(text).replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Joiners are kept, as scripts and emoji are written with them. */
    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
            case Character.FORMAT -> c != 0x200C && c != 0x200D && c != 0xAD && (c < 0xE0020 || c > 0xE007F);
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
