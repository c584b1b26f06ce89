package io.taskqueue.worker.handler.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.taskqueue.worker.handler.payload.HeaderId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Hands mails to the SMTP server. Blocks until the server has taken the mail or refused it. Thread-safe.
 *
 * <p>A mail's {@code Message-ID} derives from the task's id, so that of a mail sent twice the second can be recognised.
 * That happens when a worker dies right after sending, and when the server answers after the timeout: the client cannot
 * take a mail back once it has begun.
 */
@ApplicationScoped
public class MailSender {
    private final Mailer mailer;
    private final MailSettings settings;

    MailSender(Mailer mailer, MailSettings settings) {
        this.mailer = mailer;
        this.settings = settings;
    }

    /**
     * Sends the mail for a task.
     *
     * @throws io.taskqueue.worker.handler.NonRetryableException if the server refused a recipient or the mail itself
     *     for good
     * @throws MailNotSentException if another attempt may help
     */
    public void send(OutgoingMail mail, String taskId) {
        try {
            mailer.send(prepare(mail, taskId));
        } catch (RuntimeException e) {
            throw MailFailure.of(e);
        }
    }

    /** Addresses and subject are set as headers too, for their encoding; the client puts these in place of its own. */
    private Mail prepare(OutgoingMail mail, String taskId) {
        Mail prepared = new Mail()
                .setFrom(settings.from().mailbox())
                .setTo(mailboxes(mail.to()))
                .setCc(mailboxes(mail.cc()))
                .setBcc(mailboxes(mail.bcc()))
                .setText(mail.text())
                .setHtml(mail.html())
                .addHeader("From", settings.from().header())
                .addHeader("Subject", EncodedWords.text(mail.subject()))
                .addHeader("Message-ID", messageId(taskId))
                .addHeader("Auto-Submitted", "auto-generated");
        addAddresses(prepared, "To", mail.to());
        addAddresses(prepared, "Cc", mail.cc());
        if (mail.replyTo() != null) {
            prepared.setReplyTo(mail.replyTo().mailbox());
        }
        return prepared;
    }

    private String messageId(String taskId) {
        return "<" + HeaderId.of(taskId) + "@" + settings.messageIdDomain().orElseGet(settings.from()::domain) + ">";
    }

    private static List<String> mailboxes(List<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::mailbox).toList();
    }

    private static void addAddresses(Mail mail, String header, List<MailAddress> addresses) {
        if (!addresses.isEmpty()) {
            mail.addHeader(header, addresses.stream().map(MailAddress::header).collect(Collectors.joining(",\r\n ")));
        }
    }
}
