package io.taskqueue.worker.handler.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between the mailer and the mail server: keeps what the mailer writes, byte for byte, and can make the server
 * refuse a command, ignore it or be away.
 */
public final class SmtpProxy implements AutoCloseable {
    private static final String IGNORED = "";

    private final int upstreamPort;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> silenced = ConcurrentHashMap.newKeySet();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private volatile ServerSocket listener;

    public SmtpProxy(int upstreamPort) {
        this.upstreamPort = upstreamPort;
        listen(0);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Everything the mailer wrote since the last {@link #reset}. */
    public synchronized String written() {
        return written.toString(ISO_8859_1);
    }

    /** A server that takes everything again, and nothing written yet. */
    public void reset() {
        refusals.clear();
        hangUp(silenced);
        if (listener.isClosed()) {
            listen(port());
        }
        forget();
    }

    /** From now on the server answers lines that begin with {@code command} with {@code reply}. */
    public void refuse(String command, String reply) {
        refusals.put(command, reply);
    }

    /** From now on the server never answers lines that begin with {@code command}. */
    public void ignore(String command) {
        refuse(command, IGNORED);
    }

    /** Nobody listens any more; open connections break. */
    public void goAway() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hangUp(open);
    }

    @Override
    public void close() {
        goAway();
    }

    private void listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listener = socket;
            Thread.ofVirtual().start(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket client = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), upstreamPort);
                open.add(client);
                Thread.ofVirtual().start(() -> pump(client, server, () -> copyReplies(server, client)));
                Thread.ofVirtual().start(() -> pump(client, server, () -> copyLines(client, server)));
            }
        } catch (IOException e) {
            // Closed: the end of every listener.
        }
    }

    private interface Pump {
        void run() throws IOException;
    }

    private void pump(Socket client, Socket server, Pump pump) {
        try (client;
                server) {
            pump.run();
        } catch (IOException e) {
            // A side hung up: the end of every connection.
        } finally {
            open.remove(client);
            silenced.remove(client);
        }
    }

    private void copyReplies(Socket server, Socket client) throws IOException {
        byte[] buffer = new byte[8192];
        InputStream replies = server.getInputStream();
        for (int n = replies.read(buffer); n >= 0; n = replies.read(buffer)) {
            client.getOutputStream().write(buffer, 0, n);
        }
    }

    private void copyLines(Socket client, Socket server) throws IOException {
        InputStream lines = new BufferedInputStream(client.getInputStream());
        for (byte[] line = readLine(lines); line.length > 0; line = readLine(lines)) {
            remember(line);
            String refusal = refusal(new String(line, ISO_8859_1));
            if (refusal == null) {
                server.getOutputStream().write(line);
            } else if (refusal.equals(IGNORED)) {
                silenced.add(client);
            } else {
                client.getOutputStream().write((refusal + "\r\n").getBytes(ISO_8859_1));
            }
        }
    }

    private synchronized void remember(byte[] line) {
        written.writeBytes(line);
    }

    private String refusal(String line) {
        return refusals.entrySet().stream()
                .filter(refusal -> line.startsWith(refusal.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static byte[] readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            line.write(c);
            if (c == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private synchronized void forget() {
        written.reset();
    }

    /**
     * Ends connections and waits until the mailer has closed its side too. The mail client waits in vain for an answer
     * on a connection whose end it sees only after it wrote a command.
     */
    private static void hangUp(Set<Socket> clients) {
        for (Socket client : clients) {
            try {
                client.shutdownOutput();
            } catch (IOException e) {
                // It ended by itself.
            }
        }
        await().until(clients::isEmpty);
    }
}
