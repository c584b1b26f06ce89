package io.taskqueue.worker.maintenance;

import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.thread.ConfinedTo;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Records since when leases have been missing. A step of Redis' clock ends all leases at once, but a living worker
 * renews its own with the next heartbeat.
 */
@ConfinedTo("rescue loop")
final class MissingLeases {
    private final Ticker ticker;
    private final Duration patience;
    private final Map<String, Long> since = new HashMap<>();

    /** @param patience how long a lease must be missing at every look for its worker to count as dead */
    MissingLeases(Ticker ticker, Duration patience) {
        this.ticker = ticker;
        this.patience = patience;
    }

    /** Records who has no lease at this look, and returns those of them that are dead. */
    Set<String> look(Set<String> withoutLease) {
        long now = ticker.nanos();
        since.keySet().retainAll(withoutLease);
        withoutLease.forEach(worker -> since.putIfAbsent(worker, now));
        Set<String> dead = new HashSet<>(withoutLease);
        dead.removeIf(worker -> now - since.get(worker) < patience.toNanos());
        return dead;
    }

    /** Treats the next look as the first. */
    void forget() {
        since.clear();
    }
}
