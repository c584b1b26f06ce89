package io.taskqueue.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** A connection to a service of this machine as bytes, for requests that no client sends. */
public final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;

    private RawHttp(Socket socket) {
        this.socket = socket;
    }

    /** A connection on which these bytes have been sent. */
    public static RawHttp open(int port, String bytes) {
        try {
            Socket socket = new Socket("localhost", port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new RawHttp(socket).send(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request with a body of {@code length} bytes, of which only the beginning is sent. */
    public static RawHttp halfOpen(int port, String path, String type, int length, String beginning) {
        return open(
                port,
                "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                        + "\r\n\r\n" + beginning);
    }

    public RawHttp send(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the service sends up to and including {@code end}, or until it closes. */
    public String answerUpTo(String end) {
        try {
            StringBuilder answer = new StringBuilder();
            int next = socket.getInputStream().read();
            while (next >= 0) {
                answer.append((char) next);
                if (answer.toString().endsWith(end)) {
                    break;
                }
                next = socket.getInputStream().read();
            }
            return answer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All the service sends until it closes the connection. */
    public String answer() {
        try {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Breaks off as a client does that is killed: without a word, and whatever it is sent is refused. */
    public void breakOff() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
