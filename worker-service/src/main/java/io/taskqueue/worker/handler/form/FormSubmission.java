package io.taskqueue.worker.handler.form;

import io.taskqueue.worker.handler.mail.MailAddress;
import io.taskqueue.worker.handler.payload.PayloadText;

/**
 * The payload of {@code form.submission}.
 *
 * @param name 1 to {@value #LONGEST_NAME} characters on one line
 * @param email see {@link MailAddress}; 3 to 254 characters
 * @param message 1 to {@value #LONGEST_MESSAGE} characters
 */
public record FormSubmission(String name, String email, String message) {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_MESSAGE = 10_000;

    /**
     * The recipient of the confirmation.
     *
     * @throws io.taskqueue.worker.handler.NonRetryableException naming the first field that is wrong
     */
    MailAddress requireValid() {
        PayloadText.line("name", name, 1, LONGEST_NAME);
        MailAddress sender = MailAddress.of("email", email);
        PayloadText.text("message", message, 1, LONGEST_MESSAGE);
        return sender.named(name);
    }
}
