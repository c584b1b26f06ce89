package io.taskqueue.local.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows the mailbox: {@code /}, {@code /messages/<id>} with {@code /html} and {@code /raw} beside it, and the same as
 * JSON under {@code /api/messages}.
 */
final class InboxServer {
    private static final Pattern ONE = Pattern.compile("(/api)?/messages/(\\d{1,18})(/html|/raw)?");

    private final Mailbox mailbox;
    private final InboxPages pages = new InboxPages();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Opens the port, 0 for a free one. */
    InboxServer(Mailbox mailbox, int port) throws IOException {
        this.mailbox = mailbox;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    void start() {
        server.start();
        System.out.println("event=listening protocol=http port=" + port());
    }

    void stop() {
        server.stop(0);
        threads.shutdown();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, pageOrProblem(exchange));
        }
    }

    private Page pageOrProblem(HttpExchange exchange) {
        try {
            return page(exchange);
        } catch (IOException | RuntimeException e) {
            System.out.println(
                    "event=page_failed path=" + exchange.getRequestURI().getRawPath() + " error=" + e);
            return Page.text(500, "Cannot show this page; see the inbox's log.\n");
        }
    }

    private Page page(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")
                && !exchange.getRequestMethod().equals("HEAD")) {
            return Page.text(405, "Only GET is supported.\n");
        }
        String path = exchange.getRequestURI().getPath();
        Matcher one = ONE.matcher(path);
        if (one.matches()) {
            return onePage(one).orElse(Page.text(404, "This mail does not exist or is no longer kept.\n"));
        }
        return switch (path) {
            case "/" -> pages.list(mailbox.list());
            case "/api/messages" -> InboxJson.list(mailbox.list());
            default -> Page.text(404, "Not found. The mails are at /\n");
        };
    }

    private Optional<Page> onePage(Matcher path) throws IOException {
        long id = Long.parseLong(path.group(2));
        if (path.group(1) != null) {
            return path.group(3) == null ? mailbox.find(id).map(InboxJson::mail) : Optional.empty();
        }
        return switch (path.group(3)) {
            case "/html" -> mailbox.find(id).map(Page::untrusted);
            case "/raw" -> mailbox.raw(id).map(Page::raw);
            case null, default -> mailbox.find(id).map(pages::mail);
        };
    }

    private static void send(HttpExchange exchange, Page page) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", page.type());
        headers.set("Content-Security-Policy", page.policy());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(page.status(), -1);
            return;
        }
        int size = page.body().remaining();
        exchange.sendResponseHeaders(page.status(), size == 0 ? -1 : size);
        Channels.newChannel(exchange.getResponseBody()).write(page.body());
    }
}
