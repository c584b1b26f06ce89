package io.taskqueue.worker.handler.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedWordsTest {
    @Test
    void leavesPlainTextAsItIs() {
        assertThat(EncodedWords.text("Thank you for your submission!")).isEqualTo("Thank you for your submission!");
        assertThat(EncodedWords.phrase("Ada Lovelace")).isEqualTo("Ada Lovelace");
    }

    @Test
    void quotesNamesWithSpecialCharacters() {
        assertThat(EncodedWords.phrase("Lovelace, Ada")).isEqualTo("\"Lovelace, Ada\"");
        assertThat(EncodedWords.phrase("a\"b\\c <x@y>")).isEqualTo("\"a\\\"b\\\\c <x@y>\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grüße", "🦊 fox", " leading", "=?UTF-8?Q?fake?=", "日本語の長い名前はここで折り返されるはずです。日本語の長い名前"})
    void isReadBackByOthersAsItWas(String text) throws UnsupportedEncodingException {
        assertThat(MimeUtility.decodeText(MimeUtility.unfold(EncodedWords.text(text))))
                .isEqualTo(text);
        assertThat(MimeUtility.decodeText(MimeUtility.unfold(EncodedWords.phrase(text))))
                .isEqualTo(text);
    }

    @Test
    void foldsSoThatNoLineIsLongerThan76() {
        String encoded = "Subject: " + EncodedWords.text("🦊ä".repeat(100));

        assertThat(encoded.lines()).allMatch(line -> line.length() <= 76);
    }
}
