package io.taskqueue.http.body;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
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
 * sender wait, and for as long as it is open the connection may be silent for longer than others. Time counts against the
 * sender only while the reader waits for it. One thread reads.
 */
public final class BodyStream extends InputStream {
    private static final String IDLE_HANDLER = "idle";
    /** How many buffers may lie ready: with one, sender and reader would wait for each other at each. */
    private static final int AHEAD = 8;

    private final HttpServerRequest request;
    private final ConnectionBase connection;
    private final SenderPace pace;
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
     * @param pace of the sender
     * @param readersPause how long the reader may leave the stream alone; the connection may be silent for a minute longer
     */
    public BodyStream(HttpServerRequest request, SenderPace pace, Duration readersPause) {
        this.request = request;
        this.pace = pace;
        this.connection = (ConnectionBase) request.connection();
        allowSilence(readersPause.toMillis() + 60_000);
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

    /** The connection is as impatient as others again. */
    @Override
    public void close() {
        if (usualIdleMillis > 0) {
            allowSilence(usualIdleMillis);
        }
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
            while (arrived.isEmpty() && !ended && failure == null) {
                awaitChange();
            }
            if (arrived.isEmpty() && failure != null) {
                throw new IOException("the sender is gone", failure);
            }
            Buffer next = arrived.poll();
            pace.received(next == null ? 0 : next.length());
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange() throws SenderTooSlowException, InterruptedException {
        long left = pace.leftNanos();
        if (left == 0) {
            throw new SenderTooSlowException();
        }
        pace.waited(left - changed.awaitNanos(left));
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
