package io.taskqueue.worker.handler.mail;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The connections to the SMTP server. A caller blocks until its mail is accepted, refused or out of time. Thread-safe.
 *
 * <p>All exchanges run on one event loop. Where sends open connections from several loops at once, the mail client may
 * read a server's greeting before anything listens for it; the mail then hangs and its connection is lost for good. See
 * {@code docs/adr/0026-mail-on-one-event-loop.md}.
 */
@ApplicationScoped
class SmtpClient {
    private final MailClient client;
    private final Context eventLoop;
    private final Semaphore connections;
    private final Duration timeout;

    @Inject
    SmtpClient(Vertx vertx, SmtpSettings settings) {
        this(vertx, SmtpConnections.of(settings), settings.timeout());
    }

    SmtpClient(Vertx vertx, MailConfig connections, Duration timeout) {
        this.client = MailClient.create(vertx, connections);
        this.eventLoop = vertx.getOrCreateContext();
        this.connections = new Semaphore(connections.getMaxPoolSize());
        this.timeout = timeout;
    }

    /**
     * Sends one mail. The timeout covers the wait for a free connection, too; a mail that gets none in time is not
     * sent.
     *
     * @throws ExecutionException with the server's refusal or the connection's failure as its cause
     * @throws TimeoutException if the mail was not accepted in time; it may still be, later
     */
    void send(MailMessage mail) throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        if (!connections.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("no free connection within " + timeout);
        }
        try {
            start(mail).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw timedOut(e);
        } finally {
            connections.release();
        }
    }

    private CompletableFuture<MailResult> start(MailMessage mail) {
        CompletableFuture<MailResult> sent = new CompletableFuture<>();
        eventLoop.runOnContext(
                now -> sendOnLoop(mail).onSuccess(sent::complete).onFailure(sent::completeExceptionally));
        return sent;
    }

    private Future<MailResult> sendOnLoop(MailMessage mail) {
        try {
            return client.sendMail(mail);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private TimeoutException timedOut(TimeoutException cause) {
        TimeoutException timedOut = new TimeoutException("no answer within " + timeout);
        timedOut.initCause(cause);
        return timedOut;
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
