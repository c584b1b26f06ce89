package io.taskqueue.redis;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A connection for commands that return list elements. It never holds more of an element than its limit, whatever lies
 * in the list. Commands are sent in the order of the calls. Thread-safe.
 */
public final class ElementConnection {
    private static final Logger LOG = Logger.getLogger(ElementConnection.class);
    private static final String CLOSED = "CONNECTION_CLOSED";

    private record Batch(int size, List<ElementReply> replies, CompletableFuture<List<ElementReply>> answer) {}

    private final NetSocket socket;
    private final ReplyReader reader;
    private final Consumer<ElementConnection> closed;

    @GuardedBy("this")
    private final Deque<Batch> waiting = new ArrayDeque<>();

    @GuardedBy("this")
    private boolean open = true;

    /**
     * @param longest bytes of the longest value that is read
     * @param closed is given this connection once the connection is closed, by whomever
     */
    public ElementConnection(NetSocket socket, long longest, Consumer<ElementConnection> closed) {
        this.socket = socket;
        this.reader = new ReplyReader(longest, this::received);
        this.closed = closed;
        socket.handler(this::read).closeHandler(unused -> end()).exceptionHandler(broken -> socket.close());
    }

    /**
     * Sends the commands in one go.
     *
     * @return their replies; fails with Redis' error if it refuses one of them, whatever became of the others, and with
     *     the error {@code CONNECTION_CLOSED} where the connection ends before the last reply
     */
    public CompletableFuture<List<ElementReply>> send(List<ElementCall> calls) {
        Batch batch = new Batch(calls.size(), new ArrayList<>(), new CompletableFuture<>());
        Buffer request = Buffer.buffer();
        calls.forEach(call -> call.appendTo(request));
        synchronized (this) {
            if (!open) {
                return CompletableFuture.failedFuture(ErrorType.create(CLOSED));
            }
            waiting.add(batch);
            socket.write(request);
        }
        return batch.answer();
    }

    /** Whether it has not ended. */
    public synchronized boolean isOpen() {
        return open;
    }

    /** Ends the connection; a blocking command under way on it moves nothing any more once Redis notices. */
    public void close() {
        socket.close();
    }

    private void read(Buffer received) {
        try {
            reader.handle(received);
        } catch (RuntimeException e) {
            LOG.warnf("event=redis_reply_invalid problem=\"%s\"", e.getMessage());
            socket.close();
        }
    }

    private void received(ElementReply reply) {
        Batch complete = null;
        synchronized (this) {
            Batch first = waiting.element();
            first.replies().add(reply);
            if (first.replies().size() == first.size()) {
                complete = waiting.remove();
            }
        }
        if (complete != null) {
            complete(complete);
        }
    }

    private static void complete(Batch batch) {
        batch.replies().stream()
                .filter(ElementReply.Refusal.class::isInstance)
                .map(ElementReply.Refusal.class::cast)
                .findFirst()
                .ifPresentOrElse(
                        refusal -> batch.answer().completeExceptionally(ErrorType.create(refusal.message())),
                        () -> batch.answer().complete(batch.replies()));
    }

    private void end() {
        List<Batch> unanswered;
        synchronized (this) {
            open = false;
            unanswered = List.copyOf(waiting);
            waiting.clear();
        }
        unanswered.forEach(batch -> batch.answer().completeExceptionally(ErrorType.create(CLOSED)));
        closed.accept(this);
    }
}
