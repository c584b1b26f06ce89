package io.taskqueue.producer.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The body of a request as a stream of any length. Only some buffers are asked for ahead, so a reader that waits makes the
 * sender wait, and for as long as it is open the connection may be silent for longer than others. One thread reads.
 */
public final class BodyStream extends InputStream {
    private static final String IDLE_HANDLER = "idle";
    /** How many buffers may lie ready: with one, sender and reader would wait for each other at each. */
    private static final int AHEAD = 8;

    private final HttpServerRequest request;
    private final ConnectionBase connection;
    private final Vertx vertx;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Buffer> arrived = new ArrayDeque<>();
    private Buffer current = Buffer.buffer();
    private int at;
    private int taken;
    private boolean ended;
    private Throwable failure;
    private long usualIdleMillis;

    /**
     * @param patience how long to wait for the next byte; the connection may be silent for a minute longer, for readers
     *     that are as patient with what they write to
     */
    public BodyStream(HttpServerRequest request, Vertx vertx, Duration patience) {
        this.request = request;
        this.vertx = vertx;
        this.patience = patience;
        this.connection = (ConnectionBase) request.connection();
        allowSilence(patience.toMillis() + 60_000);
        synchronized (connection) { // so that the request neither ends nor breaks between the look and the handlers
            ended = request.isEnded();
            failure = connection.channel().isOpen() ? null : new ClosedChannelException();
            if (!ended && failure == null) {
                listen();
            }
        }
    }

    private void listen() {
        request.pause();
        request.handler(buffer -> change(() -> arrived.add(buffer)));
        request.endHandler(end -> change(() -> ended = true));
        request.exceptionHandler(broken -> change(() -> failure = broken));
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.fetch(AHEAD);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (at == current.length()) {
            current = next();
            at = 0;
            if (current == null) {
                current = Buffer.buffer();
                return -1;
            }
        }
        int count = Math.min(length, current.length() - at);
        current.getBytes(at, at + count, bytes, offset);
        at += count;
        return count;
    }

    /** The connection is as impatient as others again. What has not been read is thrown away, for a while. */
    @Override
    public void close() {
        if (usualIdleMillis > 0) {
            allowSilence(usualIdleMillis);
        }
        vertx.runOnContext(now -> {
            synchronized (connection) { // so that it does not end between the look and the handlers
                if (!request.isEnded()) {
                    Discard.rest(request);
                }
            }
        });
    }

    /** The next bytes, {@code null} at the end. */
    private Buffer next() throws IOException {
        Buffer buffer = await();
        if (buffer != null && ++taken == AHEAD / 2) {
            taken = 0;
            request.fetch(AHEAD / 2); // without the lock, as it takes the connection's, which handlers are called with
        }
        return buffer;
    }

    private Buffer await() throws IOException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (arrived.isEmpty() && !ended && failure == null) {
                if (nanos <= 0) {
                    throw new IOException("no byte within " + patience.toSeconds() + " s");
                }
                nanos = changed.awaitNanos(nanos);
            }
            if (arrived.isEmpty() && failure != null) {
                throw new IOException("the sender is gone", failure);
            }
            return arrived.poll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Vert.x has one idle time for all connections of a server; this one gets its own. */
    private void allowSilence(long millis) {
        ChannelPipeline pipeline = connection.channel().pipeline();
        if (pipeline.get(IDLE_HANDLER) instanceof IdleStateHandler usual) {
            if (usualIdleMillis == 0) {
                usualIdleMillis = usual.getAllIdleTimeInMillis();
            }
            pipeline.replace(usual, IDLE_HANDLER, new IdleStateHandler(0, 0, millis, TimeUnit.MILLISECONDS));
        }
    }
}
