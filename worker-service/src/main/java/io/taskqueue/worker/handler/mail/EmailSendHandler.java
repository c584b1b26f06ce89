package io.taskqueue.worker.handler.mail;

import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.handler.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Runs {@code email.send}: one mail from the configured sender. All recipients or none: if the server refuses one, the
 * task is discarded and nobody gets the mail.
 *
 * <p>Sending cannot be undone or asked about, so an attempt that dies between sending and reporting sends again. Both
 * mails carry the same {@code Message-ID}; most mailboxes show one of them.
 */
@ApplicationScoped
class EmailSendHandler implements TaskHandler<EmailSend> {
    private final MailSender sender;

    EmailSendHandler(MailSender sender) {
        this.sender = sender;
    }

    @Override
    public String type() {
        return "email.send";
    }

    @Override
    public Class<EmailSend> payloadType() {
        return EmailSend.class;
    }

    @Override
    public Outcome handle(EmailSend payload, TaskContext context) {
        sender.send(payload.toMail(), context.taskId());
        return Outcome.completed();
    }
}
