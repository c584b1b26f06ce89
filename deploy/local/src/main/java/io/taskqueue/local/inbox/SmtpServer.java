package io.taskqueue.local.inbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** Takes mail for anyone from anyone and answers 250 only once it is kept. */
final class SmtpServer {
    private final GreenMail greenMail;
    private final int port;

    SmtpServer(Mailbox mailbox, int port) {
        this.port = port;
        this.greenMail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.getUserManager().setMessageDeliveryHandler((mail, recipient) -> new Delivery(mailbox, recipient));
    }

    void start() {
        greenMail.start();
        System.out.println("event=listening protocol=smtp port=" + port);
    }

    void stop() {
        greenMail.stop();
    }
}
