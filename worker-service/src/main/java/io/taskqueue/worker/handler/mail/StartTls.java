package io.taskqueue.worker.handler.mail;

/** Whether a connection to the mail server turns to TLS after the greeting; the mailer's words. */
enum StartTls {
    DISABLED,
    OPTIONAL,
    REQUIRED
}
