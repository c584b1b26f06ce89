package io.taskqueue.worker.handler.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.worker.handler.FakeContext;
import io.taskqueue.worker.handler.FromPostgres;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.RealServers;
import io.taskqueue.worker.handler.mail.MailNotSentException;
import io.taskqueue.worker.handler.mail.SmtpProxy;
import io.taskqueue.worker.store.RealPostgres;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealServers.class)
class FormSubmissionHandlerTest {
    private static final FormSubmission FORM = new FormSubmission("Ada", "ada@example.org", "Line one\nLine two");

    private final String task = UUID.randomUUID().toString();

    @Inject
    FormSubmissionHandler handler;

    GreenMail inbox;
    SmtpProxy server;

    @FromPostgres
    DataSource database;

    @BeforeEach
    void empty() throws Exception {
        server.reset();
        inbox.purgeEmailFromAllMailboxes();
    }

    @Test
    void storesTheRowAndSendsTheConfirmation() throws Exception {
        assertThat(handler.handle(FORM, FakeContext.of(task))).isEqualTo(Outcome.completed());

        assertThat(row("concat_ws('|', name, email, message, mail_sent_at IS NOT NULL)"))
                .isEqualTo("Ada|ada@example.org|Line one\nLine two|t");
        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("Thank you for your submission!");
        assertThat(mail.getFrom()[0]).hasToString("no-reply@example.com");
        assertThat(mail.getAllRecipients()[0]).hasToString("Ada <ada@example.org>");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<" + task + "@example.com>");
        assertThat(part(mail, 0).getContent().toString().replace("\r\n", "\n").strip())
                .isEqualTo("""
                        Hello Ada,

                        Thank you for your message:
                        Line one
                        Line two

                        Best regards,
                        Your Company""");
        assertThat(part(mail, 1).getContent().toString())
                .contains("Hello Ada,")
                .containsPattern("Line one<br>\\s+Line two")
                .contains("Your Company");
    }

    @Test
    void escapesHostileTextInTheHtmlBody() throws Exception {
        handler.handle(
                new FormSubmission(
                        "<script>alert(1)</script>", "ada@example.org", "<img src=x onerror=\"a\"> {name} & 'x'"),
                FakeContext.of(task));

        assertThat(part(onlyMail(), 1).getContent().toString())
                .contains("Hello &lt;script&gt;alert(1)&lt;/script&gt;,")
                .contains("&lt;img src=x onerror=&quot;a&quot;&gt; {name} &amp; &#39;x&#39;")
                .doesNotContain("<script")
                .doesNotContain("<img");
    }

    @Test
    void encodesNamesInTheHeader() throws Exception {
        handler.handle(
                new FormSubmission("Zoë 🦊, \"Fox\" <x@y.z>", "zoe@bücher.example", "Grüße 🦊"), FakeContext.of(task));

        InternetAddress recipient = (InternetAddress) onlyMail().getAllRecipients()[0];
        assertThat(recipient.getPersonal()).isEqualTo("Zoë 🦊, \"Fox\" <x@y.z>");
        assertThat(recipient.getAddress()).isEqualTo("zoe@xn--bcher-kva.example");
        assertThat(part(onlyMail(), 0).getContent().toString())
                .contains("Hello Zoë 🦊,")
                .contains("Grüße 🦊");
        assertThat(server.written())
                .contains("RCPT TO:<zoe@xn--bcher-kva.example>\r\n")
                .doesNotContainPattern("[^\\x00-\\x7f]");
    }

    @Test
    void doesNotMailAgainWhenTheTaskRunsAgain() throws SQLException {
        handler.handle(FORM, FakeContext.of(task));

        assertThat(handler.handle(FORM, FakeContext.of(task))).isEqualTo(Outcome.completed());

        assertThat(inbox.getReceivedMessages()).hasSize(1);
        assertThat(row("count(*)")).isEqualTo("1");
    }

    @Test
    void mailsAtTheNextAttemptWhenTheMailServerWasAway() throws SQLException {
        server.goAway();
        assertThatThrownBy(() -> handler.handle(FORM, FakeContext.of(task))).isInstanceOf(MailNotSentException.class);
        assertThat(row("mail_sent_at IS NULL")).isEqualTo("t");

        server.reset();
        handler.handle(FORM, FakeContext.of(task));

        assertThat(inbox.getReceivedMessages()).hasSize(1);
        assertThat(row("concat_ws('|', count(*), bool_and(mail_sent_at IS NOT NULL))"))
                .isEqualTo("1|t");
    }

    @Test
    void storesOneRowWhenTwoWorkersRunTheTaskAtTheSameTime() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> one = threads.submit(() -> handler.handle(FORM, FakeContext.of(task)));
            Future<Outcome> other = threads.submit(() -> handler.handle(FORM, FakeContext.of(task)));

            assertThat(one.get()).isEqualTo(Outcome.completed());
            assertThat(other.get()).isEqualTo(Outcome.completed());
        }

        assertThat(row("count(*)")).isEqualTo("1");
        for (MimeMessage mail : inbox.getReceivedMessages()) {
            assertThat(mail.getMessageID()).isEqualTo("<" + task + "@example.com>");
        }
    }

    @Test
    void neitherStoresNorMailsWhatIsNotValid() throws SQLException {
        FormSubmission hostile = new FormSubmission("Ada\nBcc: eve@example.org", "ada@example.org", "Hello");

        assertThatThrownBy(() -> handler.handle(hostile, FakeContext.of(task)))
                .isInstanceOf(NonRetryableException.class)
                .hasMessage("name has the control character U+000A");

        assertThat(row("count(*)")).isEqualTo("0");
        assertThat(inbox.getReceivedMessages()).isEmpty();
    }

    private String row(String columns) throws SQLException {
        return RealPostgres.query(
                database, "SELECT " + columns + " FROM form_submission WHERE task_id = '" + task + "'");
    }

    private MimeMessage onlyMail() {
        assertThat(inbox.getReceivedMessages()).hasSize(1);
        return inbox.getReceivedMessages()[0];
    }

    private static BodyPart part(MimeMessage mail, int index) throws Exception {
        return ((MimeMultipart) mail.getContent()).getBodyPart(index);
    }
}
