package io.taskqueue.redis.master;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.taskqueue.redis.RedisErrors;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A client of the server that is the master now. When another server becomes the master, all connections to the old one
 * are closed and the calls on them fail; later calls are sent to the new one. After a reply that means the server is no
 * longer the master, the client reconnects, as the address may lead to another server by now. Thread-safe.
 */
final class FollowingRedis implements Redis {
    /** How long a call waits at the start, before the master is known. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();

    private final Function<Address, Redis> clients;
    private final Runnable demoted;
    private final LongSupplier nanos;
    private final Promise<Redis> first = Promise.promise();
    private volatile Redis current;

    @GuardedBy("this")
    private Address address;

    @GuardedBy("this")
    private long since;

    /**
     * @param clients makes a client of the server at an address
     * @param demoted runs when a server is no longer the master
     */
    FollowingRedis(Function<Address, Redis> clients, Runnable demoted) {
        this(clients, demoted, System::nanoTime);
    }

    FollowingRedis(Function<Address, Redis> clients, Runnable demoted, LongSupplier nanos) {
        this.clients = clients;
        this.demoted = demoted;
        this.nanos = nanos;
    }

    /** Leaves the server it led to for the one at this address. */
    synchronized void follow(Address master) {
        Redis old = current;
        address = master;
        since = nanos.getAsLong();
        current = clients.apply(master);
        first.tryComplete(current);
        if (old != null) {
            old.close();
        }
    }

    @Override
    public Future<RedisConnection> connect() {
        return master().compose(Redis::connect);
    }

    @Override
    public Future<Response> send(Request command) {
        return master().compose(used -> used.send(command).onFailure(failure -> check(used, failure)));
    }

    @Override
    public Future<List<Response>> batch(List<Request> commands) {
        return master().compose(used -> used.batch(commands).onFailure(failure -> check(used, failure)));
    }

    @Override
    public void close() {
        Redis last = current;
        if (last != null) {
            last.close();
        }
    }

    private Future<Redis> master() {
        Redis known = current;
        return known != null
                ? Future.succeededFuture(known)
                : first.future().timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void check(Redis used, Throwable failure) {
        if (RedisErrors.isDemotion(failure)) {
            demoted.run();
            renew(used);
        }
    }

    private synchronized void renew(Redis used) {
        if (used == current && nanos.getAsLong() - since > QUIET_NANOS) {
            follow(address);
        }
    }
}
