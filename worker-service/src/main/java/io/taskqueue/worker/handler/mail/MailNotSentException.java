package io.taskqueue.worker.handler.mail;

/** The SMTP server could not be reached, did not answer, or did not accept a mail now; it may later. */
public final class MailNotSentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MailNotSentException(String message, Throwable cause) {
        super(message, cause);
    }
}
