package io.taskqueue.local.part;

import io.taskqueue.local.inbox.InboxMain;
import io.taskqueue.local.process.PartKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A real SMTP server that keeps what it receives, and a page that shows it. */
public final class InboxPart implements Part {
    private static final int TIMEOUT_MILLIS = 1000;

    private final Layout layout;
    private final PortUse page;
    private final PortUse smtp;

    public InboxPart(Layout layout, int pagePort, int smtpPort) {
        this.layout = layout;
        this.page = new PortUse(pagePort, name(), "TASKQUEUE_INBOX_PORT");
        this.smtp = new PortUse(smtpPort, name(), "TASKQUEUE_SMTP_PORT");
    }

    @Override
    public String name() {
        return PartKind.INBOX.label();
    }

    @Override
    public PartKind kind() {
        return PartKind.INBOX;
    }

    @Override
    public PortUse port() {
        return page;
    }

    @Override
    public List<PortUse> ports() {
        return List.of(page, smtp);
    }

    @Override
    public Set<PartKind> needs() {
        return Set.of();
    }

    @Override
    public String address() {
        return "http://localhost:%d/  (SMTP on port %d)".formatted(page.port(), smtp.port());
    }

    @Override
    public Command prepare() throws IOException {
        List<String> words = JavaProgram.command(
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                InboxMain.class.getName(),
                layout.folder("mail").toString(),
                String.valueOf(smtp.port()),
                String.valueOf(page.port()));
        return new Command(words, Map.of());
    }

    @Override
    public Readiness readiness() {
        return takesConnections(page) && takesConnections(smtp)
                ? Readiness.READY
                : Readiness.waiting("it does not accept connections yet");
    }

    private static boolean takesConnections(PortUse use) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), use.port()), TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
