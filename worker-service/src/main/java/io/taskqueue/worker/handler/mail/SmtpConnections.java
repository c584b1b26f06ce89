package io.taskqueue.worker.handler.mail;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How connections to the SMTP server are opened, kept and given up. */
final class SmtpConnections {
    private static final int MOST = 20;
    /** Shorter than the idle timeout of servers and firewalls, so that no mail waits on a connection that is gone. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    private SmtpConnections() {}

    static MailConfig of(SmtpSettings settings) {
        int timeout = (int) Math.min(settings.timeout().toMillis(), Integer.MAX_VALUE);
        MailConfig config = new MailConfig()
                .setHostname(settings.host().orElse("localhost"))
                .setPort(settings.port().orElse(1025))
                .setStarttls(StartTLSOptions.valueOf(
                        settings.startTls().orElse(StartTls.OPTIONAL).name()))
                .setMaxPoolSize(MOST)
                .setKeepAliveTimeout(Math.toIntExact(KEEP_ALIVE.toSeconds()))
                .setKeepAliveTimeoutUnit(TimeUnit.SECONDS)
                // With pipelining the client sends DATA before it knows that one of several recipients was refused, and
                // then leaves the connection hanging in the middle of a mail until the server gives up.
                .setPipelining(false);
        settings.username().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        settings.trustStore()
                .ifPresent(path -> config.setTrustOptions(new PemTrustOptions().addCertPath(path.toString())));
        config.setSsl(settings.tls().orElse(false));
        config.setConnectTimeout(timeout);
        // A server that never greets, or stops answering, must not hold one of the few connections for good.
        config.setIdleTimeout(timeout).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        config.setMetricsName("mail");
        return config;
    }
}
