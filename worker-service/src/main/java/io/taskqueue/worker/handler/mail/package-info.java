/**
 * Sends mail through the configured SMTP server: the {@code email.send} task type, and what other handlers mail with.
 * Start at {@link io.taskqueue.worker.handler.mail.MailSender}.
 */
package io.taskqueue.worker.handler.mail;
