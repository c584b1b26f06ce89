package io.taskqueue.local.inbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Runs the inbox until it is asked to end. */
public final class InboxMain {
    private static final int KEPT_MAILS = 1000;

    private InboxMain() {}

    /**
     * Starts both servers on the loopback address.
     *
     * @param arguments the folder to keep mails in, the SMTP port, the page's port
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Mailbox mailbox = new Mailbox(Path.of(arguments[0]), KEPT_MAILS, Clock.systemUTC());
        SmtpServer smtp = new SmtpServer(mailbox, Integer.parseInt(arguments[1]));
        InboxServer pages = new InboxServer(mailbox, Integer.parseInt(arguments[2]));
        smtp.start();
        pages.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            smtp.stop();
            pages.stop();
        }));
        new CountDownLatch(1).await();
    }
}
