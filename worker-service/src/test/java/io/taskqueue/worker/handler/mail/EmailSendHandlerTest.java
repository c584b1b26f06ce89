package io.taskqueue.worker.handler.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.worker.handler.FakeContext;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.RealServers;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealServers.class)
class EmailSendHandlerTest {
    private static final String TASK = "01976f6e-7c1b-7000-8000-000000000001";

    @Inject
    EmailSendHandler handler;

    GreenMail inbox;
    SmtpProxy server;

    @BeforeEach
    void empty() throws Exception {
        server.reset();
        inbox.purgeEmailFromAllMailboxes();
    }

    @Test
    void sendsToEveryRecipientAndHidesBlindCopies() throws Exception {
        assertThat(handler.handle(
                        new EmailSend(
                                List.of("ada@example.org", "bob@example.org"),
                                List.of("carl@example.org"),
                                List.of("dora@example.org"),
                                "Über 🦊",
                                "Hello\r\n.\r\nworld",
                                "<p>Hello</p>",
                                "answers@example.org"),
                        FakeContext.of(TASK)))
                .isEqualTo(Outcome.completed());

        assertThat(inbox.getReceivedMessages()).hasSize(4);
        MimeMessage mail = inbox.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Über 🦊");
        assertThat(mail.getHeader("To", null)).isEqualTo("ada@example.org,\r\n bob@example.org");
        assertThat(mail.getRecipients(Message.RecipientType.CC)[0]).hasToString("carl@example.org");
        assertThat(mail.getReplyTo()[0]).hasToString("answers@example.org");
        assertThat(server.written())
                .contains("RCPT TO:<dora@example.org>\r\n")
                .contains("\r\n..\r\n")
                .doesNotContain("Bcc");
        assertThat(server.written().split("dora@example.org", -1)).hasSize(2);
    }

    static List<String> addresses() {
        return MailAddressTest.taken();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void mailsEveryAddressItTakes(String address) {
        assertThat(handler.handle(mail(address, "Hi"), FakeContext.of(TASK))).isEqualTo(Outcome.completed());

        String mailbox = MailAddress.of("to", address).mailbox();
        assertThat(server.written()).contains("RCPT TO:<" + mailbox + ">\r\n").contains("\r\nTo: " + mailbox + "\r\n");
        assertThat(inbox.getReceivedMessages()).hasSize(1);
    }

    @Test
    void writesEveryHeaderOnce() {
        handler.handle(mail("ada@example.org", "Hi"), FakeContext.of(TASK));

        for (String header : List.of("From", "To", "Subject", "Message-ID", "Date", "MIME-Version", "Auto-Submitted")) {
            assertThat(server.written().split("(?im)^" + header + ": ", -1))
                    .as(header)
                    .hasSize(2);
        }
        assertThat(server.written())
                .contains("\r\nMessage-ID: <" + TASK + "@example.com>\r\n")
                .contains("\r\nFrom: no-reply@example.com\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cc", "Bcc", "Reply-To"})
    void writesNoHeaderForRecipientsItDoesNotHave(String header) {
        handler.handle(mail("ada@example.org", "Hi"), FakeContext.of(TASK));

        assertThat(server.written()).doesNotContainPattern("(?im)^" + header + ":");
    }

    @Test
    void givesOddTaskIdsAValidMessageId() {
        handler.handle(mail("ada@example.org", "Hi"), FakeContext.of("ä <b>@c; d"));

        assertThat(server.written()).containsPattern("\r\nMessage-ID: <sha256-[0-9a-f]{64}@example.com>\r\n");
    }

    @Test
    void writesNoLineFeedWithoutCarriageReturn() {
        handler.handle(mail("ada@example.org", "🦊".repeat(100)), FakeContext.of(TASK));

        assertThat(server.written()).doesNotContainPattern("[^\r]\n|\r[^\n]");
    }

    @Test
    void discardsWhenTheServerRefusesARecipientForGood() throws Exception {
        server.refuse("RCPT TO:<bob@", "550 5.1.1 <bob@example.org> unknown");
        EmailSend mail =
                new EmailSend(List.of("ada@example.org", "bob@example.org"), null, null, "Hi", "Hello", null, null);

        assertThatThrownBy(() -> handler.handle(mail, FakeContext.of(TASK)))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageContaining("550 5.1.1 <address> unknown");
        assertThat(inbox.getReceivedMessages()).isEmpty();
    }

    @Test
    void failsTheAttemptWhenTheServerRefusesForNow() {
        server.refuse("RCPT TO", "451 4.3.0 come back later");

        failsThenSucceeds();
    }

    @Test
    void failsTheAttemptWhenTheServerRefusesTheSender() {
        server.refuse("MAIL FROM", "530 5.7.0 authenticate first");

        failsThenSucceeds();
    }

    @Test
    void failsTheAttemptWhenTheServerIsAway() {
        server.goAway();

        failsThenSucceeds();
    }

    @Test
    void failsTheAttemptWhenTheServerDoesNotAnswer() {
        server.ignore("MAIL FROM");

        failsThenSucceeds();
    }

    private void failsThenSucceeds() {
        assertThatThrownBy(() -> handler.handle(mail("ada@example.org", "Hi"), FakeContext.of(TASK)))
                .isInstanceOf(MailNotSentException.class);

        server.reset();

        handler.handle(mail("ada@example.org", "Hi"), FakeContext.of(TASK));
        assertThat(inbox.getReceivedMessages()).hasSize(1);
    }

    private static EmailSend mail(String to, String subject) {
        return new EmailSend(List.of(to), null, null, subject, "Hello", null, null);
    }
}
