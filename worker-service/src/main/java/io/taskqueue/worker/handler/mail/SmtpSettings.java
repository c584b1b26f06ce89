package io.taskqueue.worker.handler.mail;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.taskqueue.bounds.NumberWithin;
import java.util.Optional;

/**
 * How the mail server is reached. {@code application.properties} hands these keys, and what they default to, to the
 * mailer; they are declared here so that a wrong or misspelt one stops the start, and kept though nobody injects them.
 */
@Unremovable
@ConfigMapping(prefix = "taskqueue.smtp")
interface SmtpSettings {
    /** Default {@code localhost}. */
    Optional<String> host();

    /** Default 1025. */
    Optional<@WithConverter(NumberWithin.RemotePort.class) Integer> port();

    /** Default none: no login. */
    Optional<String> username();

    /** Default none. */
    Optional<String> password();

    /**
     * Whether the connection turns to TLS after the greeting: {@code DISABLED}, {@code OPTIONAL}, the default, or
     * {@code REQUIRED}, without which a password may travel in clear.
     */
    Optional<StartTls> startTls();

    /** Whether the connection is TLS from its first byte. Default false. */
    Optional<Boolean> tls();
}
