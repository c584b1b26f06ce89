package io.taskqueue.worker.handler.mail;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.payload.PayloadText;
import java.util.List;

/**
 * The payload of {@code email.send}. Each list may be given as one string; together they hold 1 to
 * {@value #MOST_RECIPIENTS} addresses.
 *
 * @param to at least one address
 * @param cc may be absent
 * @param bcc may be absent; never written into the mail
 * @param subject 1 to {@value #LONGEST_SUBJECT} characters on one line
 * @param text 1 to {@value #LONGEST_BODY} characters
 * @param html the same in HTML, sent as it is, or absent
 * @param replyTo where answers go, or absent
 */
public record EmailSend(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> to,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> cc,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> bcc,

        String subject,
        String text,
        String html,
        String replyTo) {
    static final int MOST_RECIPIENTS = 50;
    static final int LONGEST_SUBJECT = 500;
    static final int LONGEST_BODY = 1_000_000;

    /**
     * The mail this payload asks for.
     *
     * @throws NonRetryableException naming the field that is wrong
     */
    OutgoingMail toMail() {
        OutgoingMail mail = new OutgoingMail(
                addresses("to", to),
                addresses("cc", cc),
                addresses("bcc", bcc),
                replyTo == null ? null : MailAddress.of("replyTo", replyTo),
                PayloadText.line("subject", subject, 1, LONGEST_SUBJECT),
                PayloadText.text("text", text, 1, LONGEST_BODY),
                html == null ? null : PayloadText.text("html", html, 1, LONGEST_BODY));
        if (mail.to().isEmpty()) {
            throw new NonRetryableException("to is missing");
        }
        if (mail.recipients() > MOST_RECIPIENTS) {
            throw new NonRetryableException("to, cc and bcc together must have at most " + MOST_RECIPIENTS
                    + " addresses but have " + mail.recipients());
        }
        return mail;
    }

    private static List<MailAddress> addresses(String field, List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().map(text -> MailAddress.of(field, text)).toList();
    }
}
