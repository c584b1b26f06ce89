package io.taskqueue.worker.runtime;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Leases;
import io.taskqueue.worker.queue.RedisClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * The name this process works under, and whether that name holds its lease. What changes it calls Redis, one caller at
 * a time; what asks reads one published value and never waits. Thread-safe.
 */
@Singleton
public final class WorkerLease {
    private static final Logger LOG = Logger.getLogger(WorkerLease.class);

    /**
     * A name and its lease.
     *
     * @param startedAt Redis' time of the registration
     * @param lastBeat when the last heartbeat that renewed the lease was sent, by the ticker
     */
    private record Held(String worker, long startedAt, long lastBeat) {
        Held renewed(long beat) {
            return new Held(worker, startedAt, beat);
        }
    }

    private final Object calls = new Object();
    private final Leases leases;
    private final StatusReport report;
    private final RedisClock redisClock;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final WorkerConfig.Worker config;

    /** {@code null} while there is no name; written under {@code calls} only. */
    private volatile Held held;

    private volatile boolean draining;

    WorkerLease(
            Leases leases,
            StatusReport report,
            RedisClock redisClock,
            Ticker ticker,
            RandomGenerator random,
            WorkerConfig config) {
        this.leases = leases;
        this.report = report;
        this.redisClock = redisClock;
        this.ticker = ticker;
        this.random = random;
        this.config = config.worker();
    }

    /** The name this process works under, or {@code null} while it has none. */
    public String worker() {
        Held current = held;
        return current == null ? null : current.worker();
    }

    /** Takes a lease under a new name. */
    void register() {
        synchronized (calls) {
            String name =
                    config.name().orElse(report.host()) + "-" + HexFormat.of().toHexDigits(random.nextInt());
            leases.readClock();
            long sent = ticker.nanos();
            long startedAt = redisClock.now();
            Leases.Answer answer = leases.register(report.of(name, startedAt, draining));
            if (answer.holdsLease()) {
                held = new Held(name, startedAt, sent);
                LOG.infof(
                        "event=worker_registered worker=%s queues=%s slots=%d",
                        name, config.queues(), config.concurrency());
            }
        }
    }

    /** Renews the lease; after a final loss there is no name until the next registration. */
    public void beat() {
        synchronized (calls) {
            if (held != null) {
                beat(held);
            }
        }
    }

    @GuardedBy("calls")
    private void beat(Held current) {
        String worker = current.worker();
        long sent = ticker.nanos();
        Leases.Answer answer = leases.beat(report.of(worker, current.startedAt(), draining));
        if (answer.holdsLease()) {
            held = current.renewed(sent);
        } else {
            LOG.warnf("event=lease_lost worker=%s inFlight=%d", worker, report.inFlight());
            held = null;
        }
        if (answer == Leases.Answer.REACQUIRED) {
            LOG.warnf("event=lease_renewed_late worker=%s", worker);
        }
    }

    /** Has the heartbeats from now on report that this worker claims nothing more. */
    public void drain() {
        draining = true;
    }

    public boolean isDraining() {
        return draining;
    }

    /** Gives the name up. */
    public void leave() {
        synchronized (calls) {
            if (held != null) {
                String worker = held.worker();
                boolean clean = leases.leave(worker);
                LOG.infof("event=worker_left worker=%s tasksLeftToRecover=%b", worker, !clean);
                held = null;
            }
        }
    }

    /** Whether the last heartbeat is recent enough for the lease to be held. */
    public boolean holdsLease() {
        Held current = held;
        return current != null
                && ticker.nanos() - current.lastBeat() < config.lease().toNanos();
    }

    /** How often heartbeats are sent: five times in a lease. */
    public Duration beatEvery() {
        return config.lease().dividedBy(5);
    }
}
