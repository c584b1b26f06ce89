package io.taskqueue.worker.handler.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Text in mail headers as RFC 2047 wants it. The mail client has an encoder of its own, but it encodes UTF-16 units one
 * by one, which turns every emoji into question marks.
 */
final class EncodedWords {
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");
    private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*");
    /** UTF-8 bytes in one encoded word: with the longest header name before it the line stays below 76. */
    private static final int BYTES_PER_WORD = 39;
    /** Above this a line of plain text would come near the length that servers cut at. */
    private static final int LONGEST_PLAIN = 500;

    private EncodedWords() {}

    /** Free text, such as a subject. */
    static String text(String text) {
        return isPlain(text, PRINTABLE) ? text : encode(text);
    }

    /** The name before an address. */
    static String phrase(String name) {
        if (isPlain(name, ATOMS)) {
            return name;
        }
        if (isPlain(name, PRINTABLE)) {
            return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        return encode(name);
    }

    private static boolean isPlain(String text, Pattern alphabet) {
        return alphabet.matcher(text).matches()
                && text.equals(text.strip())
                && !text.contains("=?")
                && text.length() <= LONGEST_PLAIN;
    }

    private static String encode(String text) {
        StringBuilder words = new StringBuilder();
        StringBuilder word = new StringBuilder();
        text.codePoints().mapToObj(Character::toString).forEach(character -> {
            if (utf8Length(word) + utf8Length(character) > BYTES_PER_WORD) {
                words.append(encodedWord(word)).append("\r\n ");
                word.setLength(0);
            }
            word.append(character);
        });
        return words.append(encodedWord(word)).toString();
    }

    private static int utf8Length(CharSequence text) {
        return text.toString().getBytes(UTF_8).length;
    }

    private static String encodedWord(CharSequence text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.toString().getBytes(UTF_8)) + "?=";
    }
}
