package io.taskqueue.worker.handler.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.taskqueue.bounds.DurationFrom;
import io.taskqueue.bounds.NumberWithin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the SMTP server is reached. A wrong value stops the start. */
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

    /** The certificates to trust, a PEM file. Default: those the JVM trusts. */
    Optional<Path> trustStore();

    /**
     * How long one mail may take, the wait for a connection included, and how long a connection may be silent before it
     * is closed; at least 1 s. Default 20 s.
     */
    @WithDefault("20s")
    @WithConverter(DurationFrom.OneSecond.class)
    Duration timeout();
}
