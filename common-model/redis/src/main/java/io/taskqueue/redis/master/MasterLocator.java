package io.taskqueue.redis.master;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A Sentinel or a node of a cluster, asked repeatedly on one connection. If it does not answer in time, the next query
 * opens a new connection. Thread-safe.
 */
final class MasterLocator {
    private final Address address;
    private final Supplier<Redis> clients;
    private final MasterQuery query;
    private final long timeoutMillis;

    @GuardedBy("this")
    private Redis client;

    @GuardedBy("this")
    private boolean asked;

    MasterLocator(Address address, Supplier<Redis> clients, MasterQuery query, long timeoutMillis) {
        this.address = address;
        this.clients = clients;
        this.query = query;
        this.timeoutMillis = timeoutMillis;
    }

    Address address() {
        return address;
    }

    /** Its answer, or {@code null} while it still owes one to an earlier query. */
    synchronized Future<Master> ask() {
        if (asked) {
            return null;
        }
        asked = true;
        if (client == null) {
            client = clients.get();
        }
        return client.batch(query.commands())
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .map(replies -> query.read(replies, address))
                .onComplete(answer -> answered(answer.succeeded()));
    }

    private synchronized void answered(boolean well) {
        asked = false;
        if (!well) {
            client.close();
            client = null;
        }
    }
}
