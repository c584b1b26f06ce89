package io.taskqueue.worker.handler.mail;

import io.taskqueue.worker.handler.payload.HeaderId;
import io.vertx.ext.mail.MailMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
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
    private final SmtpClient smtp;
    private final MailSettings settings;

    MailSender(SmtpClient smtp, MailSettings settings) {
        this.smtp = smtp;
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
            smtp.send(prepare(mail, taskId));
        } catch (ExecutionException e) {
            throw MailFailure.of(e.getCause());
        } catch (TimeoutException e) {
            throw MailFailure.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailNotSentException("interrupted before the mail server took the mail", e);
        }
    }

    /** Addresses and subject are set as headers too, for their encoding; the client puts these in place of its own. */
    private MailMessage prepare(OutgoingMail mail, String taskId) {
        MailMessage message = new MailMessage()
                .setFrom(settings.from().mailbox())
                .setTo(mailboxes(mail.to()))
                .setBcc(mailboxes(mail.bcc()))
                .setText(mail.text())
                .setHtml(mail.html())
                .addHeader("From", settings.from().header())
                .addHeader("To", headers(mail.to()))
                .addHeader("Subject", EncodedWords.text(mail.subject()))
                .addHeader("Message-ID", messageId(taskId))
                .addHeader("Auto-Submitted", "auto-generated");
        if (!mail.cc().isEmpty()) {
            // The client writes a header for an empty list, too, which RFC 5322, 3.6.3, does not allow.
            message.setCc(mailboxes(mail.cc())).addHeader("Cc", headers(mail.cc()));
        }
        if (mail.replyTo() != null) {
            message.addHeader("Reply-To", mail.replyTo().mailbox());
        }
        return message;
    }

    private String messageId(String taskId) {
        return "<" + HeaderId.of(taskId) + "@" + settings.messageIdDomain().orElseGet(settings.from()::domain) + ">";
    }

    private static List<String> mailboxes(List<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::mailbox).toList();
    }

    private static String headers(List<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::header).collect(Collectors.joining(",\r\n "));
    }
}
