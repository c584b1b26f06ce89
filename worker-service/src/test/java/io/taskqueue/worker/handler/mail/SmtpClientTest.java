package io.taskqueue.worker.handler.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpClientTest {
    private static final int CONNECTIONS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final GreetingServer server = new GreetingServer();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() throws Exception {
        senders.shutdownNow();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void losesNoGreetingWhenManyConnectionsOpenAtOnce() throws Exception {
        int rounds = 200;
        SmtpClient client = client(Duration.ofSeconds(20), false);

        for (int round = 0; round < rounds; round++) {
            assertThat(sendAtOnce(client, CONNECTIONS)).as("round " + round).isEmpty();
        }

        assertThat(server.mails()).isEqualTo(rounds * CONNECTIONS);
        assertThat(server.connections()).as("each mail opened a connection").isEqualTo(rounds * CONNECTIONS);
    }

    @Test
    void getsItsConnectionsBackFromAServerThatNeverGreets() throws Exception {
        SmtpClient client = client(Duration.ofSeconds(1), true);
        server.silent(true);
        assertThat(sendAtOnce(client, CONNECTIONS))
                .hasSize(CONNECTIONS)
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(TimeoutException.class));
        server.silent(false);

        // The silent connections are closed about when the mails on them time out, not at the very instant.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sendAtOnce(client, CONNECTIONS).isEmpty());
    }

    private SmtpClient client(Duration timeout, boolean keepAlive) {
        int millis = Math.toIntExact(timeout.toMillis());
        MailConfig config = new MailConfig("127.0.0.1", server.port())
                .setMaxPoolSize(CONNECTIONS)
                .setKeepAlive(keepAlive)
                .setOwnHostname("localhost");
        config.setIdleTimeout(millis).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return new SmtpClient(vertx, config, timeout);
    }

    private List<Throwable> sendAtOnce(SmtpClient client, int mails) throws InterruptedException {
        return failures(start(client, mails));
    }

    private List<Future<Void>> start(SmtpClient client, int mails) {
        Callable<Void> send = () -> {
            client.send(mail());
            return null;
        };
        List<Future<Void>> sends = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            sends.add(senders.submit(send));
        }
        return sends;
    }

    private static List<Throwable> failures(List<Future<Void>> sends) throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        for (Future<Void> send : sends) {
            try {
                send.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        return failures;
    }

    private static MailMessage mail() {
        return new MailMessage()
                .setFrom("no-reply@example.com")
                .setTo("ada@example.org")
                .setSubject("Hi")
                .setText("Hello");
    }
}
