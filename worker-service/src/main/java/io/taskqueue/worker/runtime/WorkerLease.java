package io.taskqueue.worker.runtime;

import io.taskqueue.model.WorkerStatus;
import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Leases;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.runtime.attempt.HandlerRegistry;
import io.taskqueue.worker.runtime.attempt.InFlight;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Under which name this process works, and whether that name holds its lease. Thread-safe. */
@Singleton
public class WorkerLease {
    private static final Logger LOG = Logger.getLogger(WorkerLease.class);

    private final Leases leases;
    private final HandlerRegistry handlers;
    private final InFlight inFlight;
    private final RedisClock redisClock;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final WorkerConfig.Worker config;
    private final String host = hostName();

    private String worker;
    private long startedAt;
    private boolean draining;
    private long lastBeat;

    WorkerLease(
            Leases leases,
            HandlerRegistry handlers,
            InFlight inFlight,
            RedisClock redisClock,
            Ticker ticker,
            RandomGenerator random,
            WorkerConfig config) {
        this.leases = leases;
        this.handlers = handlers;
        this.inFlight = inFlight;
        this.redisClock = redisClock;
        this.ticker = ticker;
        this.random = random;
        this.config = config.worker();
    }

    /** The name this process works under, or {@code null} while it has none. */
    public synchronized String worker() {
        return worker;
    }

    /** Takes a lease under a new name. */
    synchronized void register() {
        String name = config.name().orElse(host) + "-" + HexFormat.of().toHexDigits(random.nextInt());
        leases.readClock();
        long sent = ticker.nanos();
        startedAt = redisClock.now();
        Leases.Answer answer = leases.register(heartbeat(name));
        if (answer.holdsLease()) {
            worker = name;
            lastBeat = sent;
            LOG.infof(
                    "event=worker_registered worker=%s queues=%s slots=%d",
                    name, config.queues(), config.concurrency());
        }
    }

    /** Renews the lease; after a final loss there is no name until the next registration. */
    public synchronized void beat() {
        if (worker == null) {
            return;
        }
        long sent = ticker.nanos();
        Leases.Answer answer = leases.beat(heartbeat(worker));
        if (answer.holdsLease()) {
            lastBeat = sent;
        } else {
            LOG.warnf("event=lease_lost worker=%s inFlight=%d", worker, inFlight.size());
            worker = null;
        }
        if (answer == Leases.Answer.REACQUIRED) {
            LOG.warnf("event=lease_renewed_late worker=%s", worker);
        }
    }

    /** Tells the heartbeats from now on that this worker claims nothing more. */
    public synchronized void drain() {
        draining = true;
    }

    public synchronized boolean isDraining() {
        return draining;
    }

    /** Gives the name up. */
    public synchronized void leave() {
        if (worker != null) {
            boolean clean = leases.leave(worker);
            LOG.infof("event=worker_left worker=%s tasksLeftToRecover=%b", worker, !clean);
            worker = null;
        }
    }

    /** Whether the last heartbeat is recent enough for the lease to be held. */
    public synchronized boolean holdsLease() {
        return worker != null && ticker.nanos() - lastBeat < config.lease().toNanos();
    }

    /** How often heartbeats come: five in a lease. */
    public Duration beatEvery() {
        return config.lease().dividedBy(5);
    }

    private WorkerStatus heartbeat(String name) {
        return new WorkerStatus(
                name,
                host,
                draining ? WorkerStatus.DRAINING : WorkerStatus.RUNNING,
                startedAt,
                redisClock.now(),
                config.queues(),
                handlers.types(),
                config.concurrency(),
                inFlight.size(),
                inFlight.longestRunning(WorkerStatus.LISTED_RUNNING));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
        } catch (UnknownHostException e) {
            return "worker";
        }
    }
}
