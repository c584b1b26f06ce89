package io.taskqueue.worker.handler.mail;

import io.taskqueue.worker.handler.NonRetryableException;
import io.vertx.ext.mail.SMTPException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Distinguishes permanent from temporary failures. The server's {@code 5xx} to a recipient or to the mail's data
 * lasts. Its {@code 5xx} to the greeting, the login or the sender is about this installation, not about the task: an
 * operator can put it right, so it counts as passing, as {@code 4xx}, refused connections and timeouts do.
 */
final class MailFailure {
    private static final int LONGEST_REPLY = 200;

    private MailFailure() {}

    static RuntimeException of(Throwable failure) {
        Optional<SMTPException> reply = causes(failure)
                .filter(SMTPException.class::isInstance)
                .map(SMTPException.class::cast)
                .findFirst();
        if (reply.isPresent() && isPermanent(reply.get())) {
            return new NonRetryableException("the mail server refused the mail: " + oneLine(reply.get()), failure);
        }
        String what = reply.map(MailFailure::oneLine)
                .orElseGet(() ->
                        oneLine(causes(failure).reduce((outer, inner) -> inner).orElse(failure)));
        return new MailNotSentException("the mail server did not take the mail: " + what, failure);
    }

    private static boolean isPermanent(SMTPException reply) {
        String stage = String.valueOf(reply.getMessage());
        return reply.isPermanent()
                && (stage.startsWith("recipient address not accepted") || stage.startsWith("sending data failed"));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    /** Servers repeat addresses in their replies; a failure's message is kept and logged, so they are taken out. */
    private static String oneLine(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = message.replaceAll("\\p{Cc}+", " ")
                .replaceAll("\\S+@\\S+", "<address>")
                .strip();
        return line.length() > LONGEST_REPLY ? line.substring(0, LONGEST_REPLY) + "…" : line;
    }
}
