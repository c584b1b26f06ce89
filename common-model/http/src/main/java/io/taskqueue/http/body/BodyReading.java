package io.taskqueue.http.body;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Reads one body into memory. All but {@link #makeWay} is called on the event loop of its connection. */
final class BodyReading {
    private static final Logger LOG = Logger.getLogger(BodyReading.class);

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final long limit;
    private final SenderPace pace;
    private final BodyMemory memory;
    private final RefusalAnswer refusals;
    private final Buffer bytes = Buffer.buffer();
    private final Context loop = Vertx.currentContext();
    private long timer;
    private long lastLook = System.nanoTime();
    private boolean over;

    BodyReading(RoutingContext context, long limit, SenderPace pace, BodyMemory memory, RefusalAnswer refusals) {
        this.context = context;
        this.request = context.request();
        this.limit = limit;
        this.pace = pace;
        this.memory = memory;
        this.refusals = refusals;
    }

    void begin() {
        memory.begin(this);
        awaitMore();
        request.handler(this::receive);
        request.endHandler(end -> handOver());
        request.exceptionHandler(this::breakOff);
        ExpectContinue.answer(request);
        request.resume();
    }

    /** Stops reading in favour of another body; may be called from any thread. */
    void makeWay() {
        loop.runOnContext(now -> refuse(BodyRefusal.noMemory()));
    }

    private void receive(Buffer more) {
        look();
        pace.received(more.length());
        if (over) {
            return;
        }
        if (bytes.length() + (long) more.length() > limit) {
            refuse(BodyRefusal.tooLarge(limit));
        } else if (memory.grow(this, more.length())) {
            bytes.appendBuffer(more);
        } else {
            refuse(BodyRefusal.noMemory());
        }
    }

    private void handOver() {
        if (over) {
            return;
        }
        if (!memory.finish(this)) {
            refuse(BodyRefusal.noMemory());
            return;
        }
        end();
        context.addEndHandler(answered -> memory.release(this));
        ((RoutingContextInternal) context).setBody(bytes);
        context.next();
    }

    private void breakOff(Throwable failure) {
        if (!over) {
            end();
            memory.release(this);
            LOG.debugf("event=client_disconnected path=%s received=%d", request.path(), bytes.length());
        }
    }

    private void refuse(BodyRefusal refusal) {
        if (over) {
            return;
        }
        end();
        memory.release(this);
        refusals.answer(context, refusal);
    }

    private void end() {
        over = true;
        context.vertx().cancelTimer(timer);
    }

    private void awaitMore() {
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(pace.leftNanos()));
        timer = context.vertx().setTimer(millis, id -> {
            look();
            if (pace.leftNanos() == 0) {
                refuse(BodyRefusal.tooSlow(bytes.length()));
            } else {
                awaitMore();
            }
        });
    }

    /** Charges the time since the last look to the sender. */
    private void look() {
        long now = System.nanoTime();
        pace.waited(now - lastLook);
        lastLook = now;
    }
}
