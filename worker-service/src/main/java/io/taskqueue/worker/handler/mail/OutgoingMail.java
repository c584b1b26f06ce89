package io.taskqueue.worker.handler.mail;

import java.util.List;
import java.util.stream.Stream;

/**
 * One mail, its parts already checked.
 *
 * @param to at least one of the three lists has a recipient
 * @param replyTo where answers go, or {@code null} for the sender
 * @param subject one line
 * @param text the body for every reader; lines may end in any way
 * @param html the body for readers that show HTML, or {@code null} for none
 */
public record OutgoingMail(
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> bcc,
        MailAddress replyTo,
        String subject,
        String text,
        String html) {
    public OutgoingMail {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        text = text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** A mail to one recipient. */
    public static OutgoingMail to(MailAddress recipient, String subject, String text, String html) {
        return new OutgoingMail(List.of(recipient), List.of(), List.of(), null, subject, text, html);
    }

    int recipients() {
        return (int) Stream.of(to, cc, bcc).mapToLong(List::size).sum();
    }
}
