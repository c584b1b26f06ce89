package io.taskqueue.worker.runtime;

import io.taskqueue.model.WorkerStatus;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.runtime.attempt.HandlerRegistry;
import io.taskqueue.worker.runtime.attempt.Holdings;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What a heartbeat reports of this worker. Thread-safe. */
@Singleton
final class StatusReport {
    private final HandlerRegistry handlers;
    private final Holdings holdings;
    private final RedisClock redisClock;
    private final WorkerConfig.Worker config;
    private final String host = hostName();

    StatusReport(HandlerRegistry handlers, Holdings holdings, RedisClock redisClock, WorkerConfig config) {
        this.handlers = handlers;
        this.holdings = holdings;
        this.redisClock = redisClock;
        this.config = config.worker();
    }

    /** The name of this machine, with {@code -} in place of characters that a worker's name may not have. */
    String host() {
        return host;
    }

    /** How many tasks are in flight. */
    int inFlight() {
        return holdings.inFlight();
    }

    /**
     * The report of a worker now.
     *
     * @param startedAt Redis' time at which it took its name
     */
    WorkerStatus of(String worker, long startedAt, boolean draining) {
        return new WorkerStatus(
                worker,
                host,
                draining ? WorkerStatus.DRAINING : WorkerStatus.RUNNING,
                startedAt,
                redisClock.now(),
                config.queues(),
                handlers.types(),
                config.concurrency(),
                holdings.inFlight(),
                holdings.longestRunning(WorkerStatus.LISTED_RUNNING));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
        } catch (UnknownHostException e) {
            return "worker";
        }
    }
}
