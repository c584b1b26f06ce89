package io.taskqueue.producer.form;

import io.taskqueue.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules for name, e-mail address and message. Name and address reach mail headers, so control characters are
 * refused.
 */
final class FormRules {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_MESSAGE = 10_000;

    private FormRules() {}

    /** Everything wrong with the entry, at most one error for each field, in the form's order. */
    static List<FieldError> errors(FormEntry entry) {
        List<FieldError> errors = new ArrayList<>();
        nameError(entry.name()).ifPresent(message -> errors.add(new FieldError("name", message)));
        emailError(entry.email()).ifPresent(message -> errors.add(new FieldError("email", message)));
        messageError(entry.message()).ifPresent(message -> errors.add(new FieldError("message", message)));
        return errors;
    }

    private static Optional<String> nameError(String name) {
        return lengthError(name, LONGEST_NAME)
                .or(() -> error(name.codePoints().anyMatch(FormRules::breaksLine), "must be one line of plain text"));
    }

    private static Optional<String> emailError(String email) {
        return lengthError(email, LONGEST_EMAIL)
                .or(() -> error(!EmailAddress.isValid(email), "must be an e-mail address such as ada@example.org"));
    }

    private static Optional<String> messageError(String message) {
        return lengthError(message, LONGEST_MESSAGE)
                .or(() -> error(
                        message.codePoints().anyMatch(FormRules::isNoText), "must not contain control characters"));
    }

    private static Optional<String> lengthError(String text, int longest) {
        if (text == null || text.isBlank()) {
            return Optional.of("is missing");
        }
        return error(text.codePointCount(0, text.length()) > longest, "must have at most " + longest + " characters");
    }

    private static Optional<String> error(boolean wrong, String message) {
        return wrong ? Optional.of(message) : Optional.empty();
    }

    private static boolean isNoText(int c) {
        boolean allowed = c == '\n' || c == '\r' || c == '\t';
        return (Character.isISOControl(c) && !allowed) || Character.getType(c) == Character.SURROGATE;
    }

    private static boolean breaksLine(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }
}
