package io.taskqueue.http.body;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The idle time of one connection. Vert.x has one for all connections of a server and no API to change it, so this
 * class alone replaces its handler; see ADR 33. Not thread-safe.
 */
final class ConnectionIdleTime {
    private static final String HANDLER = "idle";

    private final HttpConnection connection;
    private long usualMillis;

    ConnectionIdleTime(HttpConnection connection) {
        this.connection = connection;
    }

    /** Allows the connection to be idle for so long. */
    void extend(Duration time) {
        replace(time.toMillis());
    }

    /** Restores the server's idle time. */
    void restore() {
        if (usualMillis > 0) {
            replace(usualMillis);
        }
    }

    private void replace(long millis) {
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        if (pipeline.get(HANDLER) instanceof IdleStateHandler usual) {
            if (usualMillis == 0) {
                usualMillis = usual.getAllIdleTimeInMillis();
            }
            pipeline.replace(usual, HANDLER, new IdleStateHandler(0, 0, millis, TimeUnit.MILLISECONDS));
        }
    }
}
