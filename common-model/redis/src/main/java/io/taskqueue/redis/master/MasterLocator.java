package io.taskqueue.redis.master;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A Sentinel or a node of a cluster, asked again and again on one connection. One that does not answer in time gets a
 * new connection with the next question. Thread-safe.
 */
final class MasterLocator {
    private final Address address;
    private final Supplier<Redis> clients;
    private final MasterQuery question;
    private final long patienceMillis;

    @GuardedBy("this")
    private Redis client;

    @GuardedBy("this")
    private boolean asked;

    MasterLocator(Address address, Supplier<Redis> clients, MasterQuery question, long patienceMillis) {
        this.address = address;
        this.clients = clients;
        this.question = question;
        this.patienceMillis = patienceMillis;
    }

    Address address() {
        return address;
    }

    /** Its answer, or {@code null} while it still owes one to an earlier question. */
    synchronized Future<Master> ask() {
        if (asked) {
            return null;
        }
        asked = true;
        if (client == null) {
            client = clients.get();
        }
        return client.batch(question.commands())
                .timeout(patienceMillis, TimeUnit.MILLISECONDS)
                .map(replies -> question.read(replies, address))
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
