package io.taskqueue.producer.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormRulesTest {
    @Test
    void acceptsAnEntryInAnyLanguage() {
        assertThat(errors("Áda 李 🙂", "ada@example.org", "Hello\r\n\tworld 🙂")).isEmpty();
    }

    @Test
    void reportsAllFieldsAtOnce() {
        assertThat(errors(null, "", " \n")).extracting(FieldError::field).containsExactly("name", "email", "message");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "Ada\nBcc: eve@example.org",
                "Ada\r",
                "Ada\t",
                "Ada\u0000",
                "Ada\u0085",
                "Ada\u2028",
                "\ud800"
            })
    void refusesNamesThatAreNotOneLine(String name) {
        assertThat(errors(name, "ada@example.org", "Hello"))
                .extracting(FieldError::field)
                .containsExactly("name");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\u0007b", "a\u001bb", "a\u009bb", "a\udc00b"})
    void refusesMessagesThatAreNotText(String message) {
        assertThat(errors("Ada", "ada@example.org", message))
                .extracting(FieldError::field)
                .containsExactly("message");
    }

    @Test
    void countsCharactersNotBytes() {
        assertThat(errors("🙂".repeat(200), "ada@example.org", "🙂".repeat(10_000)))
                .isEmpty();
        assertThat(errors("🙂".repeat(201), "ada@example.org", "🙂".repeat(10_001)))
                .containsExactly(
                        new FieldError("name", "must have at most 200 characters"),
                        new FieldError("message", "must have at most 10000 characters"));
    }

    private static List<FieldError> errors(String name, String email, String message) {
        return FormRules.errors(new FormEntry(name, email, message, null));
    }
}
