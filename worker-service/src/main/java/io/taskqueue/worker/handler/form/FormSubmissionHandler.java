package io.taskqueue.worker.handler.form;

import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.handler.TaskHandler;
import io.taskqueue.worker.handler.mail.MailAddress;
import io.taskqueue.worker.handler.mail.MailSender;
import io.taskqueue.worker.store.RejectedDataException;
import io.taskqueue.worker.store.Submission;
import io.taskqueue.worker.store.SubmissionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Runs {@code form.submission}: stores the form, once per task id, then confirms it by mail.
 *
 * <p>The row remembers that the mail has gone out, so a task that runs again, because its worker died before it could
 * report that, does not mail again. A second mail, with the {@code Message-ID} of the first, goes out only if the
 * worker died between the server taking the mail and that note, or if the server took the mail after the timeout.
 */
@ApplicationScoped
class FormSubmissionHandler implements TaskHandler<FormSubmission> {
    private final SubmissionStore store;
    private final ConfirmationMail confirmation;
    private final MailSender sender;

    FormSubmissionHandler(SubmissionStore store, ConfirmationMail confirmation, MailSender sender) {
        this.store = store;
        this.confirmation = confirmation;
        this.sender = sender;
    }

    @Override
    public String type() {
        return "form.submission";
    }

    @Override
    public Class<FormSubmission> payloadType() {
        return FormSubmission.class;
    }

    @Override
    public Outcome handle(FormSubmission form, TaskContext context) {
        MailAddress recipient = form.requireValid();
        if (!store(form, context)) {
            sender.send(confirmation.write(recipient, form), context.taskId());
            store.markMailed(context.taskId());
        }
        return Outcome.completed();
    }

    private boolean store(FormSubmission form, TaskContext context) {
        Long enqueuedAt = context.enqueuedAt();
        Instant submittedAt = enqueuedAt == null ? null : Instant.ofEpochMilli(enqueuedAt);
        try {
            return store.store(
                    new Submission(context.taskId(), form.name(), form.email(), form.message(), submittedAt));
        } catch (RejectedDataException e) {
            throw new NonRetryableException(e.getMessage(), e);
        }
    }
}
