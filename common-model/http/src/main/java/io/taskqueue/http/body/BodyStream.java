package io.taskqueue.http.body;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * The body of a request as a stream of any length. A reader that waits makes the sender wait; while the stream is open,
 * the connection may be idle for longer than others. Time counts against the sender only while the reader waits for it.
 * One thread reads.
 */
public final class BodyStream extends InputStream {
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final BodyArrival arrival;
    private final ConnectionIdleTime idleTime;
    private final SenderPace pace;
    private Buffer current = Buffer.buffer();
    private int at;

    /**
     * @param context of a request whose body {@link RequestBodies} leaves to its resource
     * @param pace of the sender
     * @param readersPause how long the reader may leave the stream alone; the connection may be idle for a minute
     * longer
     */
    public BodyStream(RoutingContext context, SenderPace pace, Duration readersPause) {
        this.arrival = BodyArrival.of(context);
        this.idleTime = new ConnectionIdleTime(context.request().connection());
        this.pace = pace;
        idleTime.extend(readersPause.plus(MARGIN));
        arrival.begin();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
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

    /** Restores the idle time of the connection; what is left of the body stays unread. */
    @Override
    public void close() {
        idleTime.restore();
    }

    private Buffer next() throws IOException {
        try {
            return arrival.next(pace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
