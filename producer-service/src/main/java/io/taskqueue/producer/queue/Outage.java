package io.taskqueue.producer.queue;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Logs that Redis is unavailable when it begins and, with its length, when it is over. One that comes and goes (reads
 * succeed while writes are refused) is logged once in a while. Thread-safe.
 */
@Singleton
class Outage {
    private static final Logger LOG = Logger.getLogger(Outage.class);
    private static final long QUIET_MILLIS = 30_000;

    private final Clock clock;
    private volatile boolean lasting;
    private boolean logged;
    private long began;
    private long lastLogged;

    Outage(Clock clock) {
        this.clock = clock;
    }

    synchronized void seen(RuntimeException failure) {
        if (lasting) {
            return;
        }
        lasting = true;
        began = clock.millis();
        logged = began - lastLogged >= QUIET_MILLIS;
        if (logged) {
            lastLogged = began;
            LOG.warnf("event=redis_unavailable reason=\"%s\"", failure.getMessage());
        }
    }

    void over() {
        if (lasting) { // looked at without the lock, as nearly every call finds it false
            end();
        }
    }

    private synchronized void end() {
        if (lasting && logged) {
            LOG.infof("event=redis_available outageMillis=%d", clock.millis() - began);
        }
        lasting = false;
    }
}
