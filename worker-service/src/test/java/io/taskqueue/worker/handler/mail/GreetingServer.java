package io.taskqueue.worker.handler.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An SMTP server that accepts every mail and greets the moment a connection is open, or never: what the timing of a
 * real server makes rare. Keeps no mail, only their number.
 */
final class GreetingServer implements AutoCloseable {
    private final ServerSocket listener;
    private final AtomicInteger mails = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean silent;

    GreetingServer() {
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many mails were accepted. */
    int mails() {
        return mails.get();
    }

    /** How many connections were opened, and are or were not greeted while the server was silent. */
    int connections() {
        return connections.get();
    }

    /** From now on new connections are greeted, or never. */
    void silent(boolean isSilent) {
        silent = isSilent;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                connections.incrementAndGet();
                boolean greets = !silent;
                Thread.ofVirtual().start(() -> serve(client, greets));
            }
        } catch (IOException e) {
            // Closed: the end of every listener.
        }
    }

    private void serve(Socket socket, boolean greets) {
        try (Socket client = socket;
                BufferedReader lines = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
            client.setTcpNoDelay(true);
            if (greets) {
                reply(client, "220 at once");
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answer(client, lines, line);
            }
        } catch (IOException e) {
            // The client hung up: the end of every connection.
        }
    }

    private void answer(Socket client, BufferedReader lines, String line) throws IOException {
        switch (line.split(" ", 2)[0]) {
            case "DATA" -> {
                reply(client, "354 go on");
                for (String text = lines.readLine(); text != null && !text.equals("."); text = lines.readLine()) {
                    // The mail itself is not kept.
                }
                mails.incrementAndGet();
                reply(client, "250 taken");
            }
            case "QUIT" -> {
                reply(client, "221 bye");
                client.close();
            }
            default -> reply(client, "250 fine");
        }
    }

    private static void reply(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }
}
