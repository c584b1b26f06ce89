package io.taskqueue.systemtests.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.taskqueue.testing.Ports;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A real SMTP server that takes every mail. */
public final class Mailbox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final GreenMail server =
            new GreenMail(new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Mailbox() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** The one mail this recipient gets; fails if there is none in time, or a second one. */
    public MimeMessage awaitOnly(String recipient) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mails(recipient)).isNotEmpty());
        assertThat(mails(recipient)).hasSize(1);
        return mails(recipient).getFirst();
    }

    /** All mails this recipient got. */
    public List<MimeMessage> mails(String recipient) {
        return Stream.of(server.getReceivedMessages())
                .filter(mail -> isTo(mail, recipient))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String recipient) {
        try {
            return Stream.of(mail.getRecipients(Message.RecipientType.TO))
                    .anyMatch(
                            address -> ((InternetAddress) address).getAddress().equals(recipient));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
