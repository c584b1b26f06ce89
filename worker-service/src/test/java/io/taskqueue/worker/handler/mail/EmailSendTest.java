package io.taskqueue.worker.handler.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.worker.handler.NonRetryableException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmailSendTest {
    @Test
    void readsOneAddressOrMany() throws JsonProcessingException {
        EmailSend payload = new ObjectMapper().readValue("""
                        {"to":"ada@example.org","cc":["bob@example.org","carl@example.org"],
                         "subject":"Hi","text":"Hello"}""", EmailSend.class);

        OutgoingMail mail = payload.toMail();
        assertThat(mail.to()).containsExactly(new MailAddress("", "ada@example.org"));
        assertThat(mail.cc()).hasSize(2);
        assertThat(mail.bcc()).isEmpty();
        assertThat(mail.html()).isNull();
    }

    @Test
    void turnsEveryLineEndIntoOneLineFeed() {
        assertThat(mail(List.of("a@b.c"), "Hi", "1\r\n2\r3\n4").toMail().text()).isEqualTo("1\n2\n3\n4");
    }

    @Test
    void rejectsMoreThanFiftyRecipientsAltogether() {
        List<String> thirty = Collections.nCopies(30, "ada@example.org");
        EmailSend payload = new EmailSend(thirty, null, thirty, "Hi", "Hello", null, null);

        rejects(payload, "to, cc and bcc together must have at most 50 addresses but have 60");
    }

    @Test
    void requiresARecipient() {
        rejects(mail(null, "Hi", "Hello"), "to is missing");
        rejects(mail(List.of(), "Hi", "Hello"), "to is missing");
        rejects(mail(Collections.singletonList(null), "Hi", "Hello"), "to is missing");
    }

    @Test
    void rejectsHeaderInjection() {
        rejects(
                mail(List.of("a@b.c"), "Hi\nBcc: eve@example.org", "Hello"),
                "subject has the control character U+000A");
        rejects(
                new EmailSend(List.of("a@b.c"), null, null, "Hi", "Hello", null, "a@b.c\r\nX: y"),
                "replyTo has the control character U+000D");
    }

    @Test
    void mustNotBeEmpty() {
        rejects(mail(List.of("a@b.c"), "Hi", null), "text is missing");
        rejects(mail(List.of("a@b.c"), "", "Hello"), "subject must have 1 to 500 characters but has 0");
    }

    private static EmailSend mail(List<String> to, String subject, String text) {
        return new EmailSend(to, null, null, subject, text, null, null);
    }

    private static void rejects(EmailSend payload, String message) {
        assertThatThrownBy(payload::toMail)
                .isInstanceOf(NonRetryableException.class)
                .hasMessage(message);
    }
}
