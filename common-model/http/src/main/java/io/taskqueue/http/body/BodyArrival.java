package io.taskqueue.http.body;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A streamed body as it arrives: filled by the event loop of its connection, taken by one other thread. A few buffers
 * are requested ahead, so a reader that waits makes the sender wait.
 */
final class BodyArrival {
    private static final String KEY = BodyArrival.class.getName();
    /** How many buffers may lie ready: with one, sender and reader would wait for each other at each. */
    private static final int AHEAD = 8;

    private final HttpServerRequest request;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Buffer> arrived = new ArrayDeque<>();
    private int taken;
    private boolean ended;
    private Throwable failure;

    private BodyArrival(HttpServerRequest request) {
        this.request = request;
    }

    /**
     * Attaches to the request before any of its body is received, so that neither its end nor a broken connection is
     * missed. To be called on the event loop of the connection.
     */
    static void attach(RoutingContext context) {
        HttpServerRequest request = context.request();
        BodyArrival arrival = new BodyArrival(request);
        request.pause();
        request.handler(buffer -> arrival.change(() -> arrival.arrived.add(buffer)));
        request.endHandler(end -> arrival.change(() -> arrival.ended = true));
        request.exceptionHandler(broken -> arrival.change(() -> arrival.failure = broken));
        context.put(KEY, arrival);
    }

    /** The body of the request; an ended one if the request has none. */
    static BodyArrival of(RoutingContext context) {
        BodyArrival attached = context.get(KEY);
        if (attached != null) {
            return attached;
        }
        BodyArrival none = new BodyArrival(context.request());
        none.ended = true;
        return none;
    }

    /** Requests the first buffers. */
    void begin() {
        if (request.response().closed()) {
            change(() -> failure = failure == null ? new ClosedChannelException() : failure);
        } else if (!isEnded()) {
            ExpectContinue.answer(request);
            request.fetch(AHEAD);
        }
    }

    /** The next bytes, {@code null} at the end. Waits for them as long as the sender's pace allows. */
    Buffer next(SenderPace pace) throws IOException, InterruptedException {
        Buffer buffer = await(pace);
        if (buffer != null && ++taken == AHEAD / 2) {
            taken = 0;
            request.fetch(AHEAD / 2); // without the lock, as it takes the connection's, which handlers are called with
        }
        return buffer;
    }

    private Buffer await(SenderPace pace) throws IOException, InterruptedException {
        lock.lock();
        try {
            while (arrived.isEmpty() && !ended && failure == null) {
                awaitChange(pace);
            }
            if (arrived.isEmpty() && failure != null) {
                throw new IOException("the sender closed the connection", failure);
            }
            Buffer next = arrived.poll();
            pace.received(next == null ? 0 : next.length());
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange(SenderPace pace) throws SenderTooSlowException, InterruptedException {
        long left = pace.leftNanos();
        if (left == 0) {
            throw new SenderTooSlowException();
        }
        pace.waited(left - changed.awaitNanos(left));
    }

    private boolean isEnded() {
        lock.lock();
        try {
            return ended;
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
}
