package io.taskqueue.worker.handler.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.mail.MailAddress;
import org.junit.jupiter.api.Test;

class FormSubmissionTest {
    @Test
    void givesTheRecipientOfItsConfirmation() {
        assertThat(new FormSubmission("Ada", "ada@example.org", "Hello").requireValid())
                .isEqualTo(new MailAddress("Ada", "ada@example.org"));
    }

    @Test
    void namesTheFieldThatIsMissing() {
        rejects(new FormSubmission(null, "ada@example.org", "Hello"), "name is missing");
        rejects(new FormSubmission("Ada", null, "Hello"), "email is missing");
        rejects(new FormSubmission("Ada", "ada@example.org", null), "message is missing");
    }

    @Test
    void namesTheFieldThatIsTooLong() {
        rejects(new FormSubmission("a".repeat(201), "ada@example.org", "Hello"), "name must have 1 to 200");
        rejects(new FormSubmission("Ada", "a".repeat(251) + "@b.c", "Hello"), "email must have 3 to 254");
        rejects(new FormSubmission("Ada", "ada@example.org", "a".repeat(10_001)), "message must have 1 to 10000");
    }

    @Test
    void rejectsWhatWouldReachAHeader() {
        rejects(new FormSubmission("Ada\nBcc: eve@example.org", "ada@example.org", "Hello"), "name has the control");
        rejects(new FormSubmission("Ada", "ada@example.org\nX: y", "Hello"), "email has the control");
        rejects(new FormSubmission("Ada", "ada", "Hello"), "email is not a mail address");
    }

    @Test
    void rejectsNulAndHalfCharactersInTheMessage() {
        rejects(new FormSubmission("Ada", "ada@example.org", "a\u0000b"), "message has the control character U+0000");
        rejects(new FormSubmission("Ada", "ada@example.org", "a\ud800"), "message has half of a surrogate pair");
    }

    private static void rejects(FormSubmission form, String message) {
        assertThatThrownBy(form::requireValid)
                .isInstanceOf(NonRetryableException.class)
                .hasMessageStartingWith(message);
    }
}
