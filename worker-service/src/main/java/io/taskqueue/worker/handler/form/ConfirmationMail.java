package io.taskqueue.worker.handler.form;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.taskqueue.worker.handler.mail.MailAddress;
import io.taskqueue.worker.handler.mail.MailSettings;
import io.taskqueue.worker.handler.mail.OutgoingMail;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes the mail that confirms a form: the text body by hand, exactly, and HTML from a template, which escapes. */
@ApplicationScoped
class ConfirmationMail {
    private final Template html;
    private final MailSettings settings;

    ConfirmationMail(@Location("mail/confirmation.html") Template html, MailSettings settings) {
        this.html = html;
        this.settings = settings;
    }

    OutgoingMail write(MailAddress recipient, FormSubmission form) {
        return OutgoingMail.to(recipient, settings.subject(), text(form), html(form));
    }

    private String text(FormSubmission form) {
        return "Hello " + form.name() + ",\n"
                + "\n"
                + "Thank you for your message:\n"
                + form.message() + "\n"
                + "\n"
                + "Best regards,\n"
                + settings.company();
    }

    private String html(FormSubmission form) {
        return html.data("subject", settings.subject())
                .data("company", settings.company())
                .data("name", form.name())
                .data("lines", form.message().lines().toList())
                .render();
    }
}
