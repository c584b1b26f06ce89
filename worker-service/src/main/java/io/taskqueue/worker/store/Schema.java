package io.taskqueue.worker.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the database schema up to date, once, before the first statement. A migration at start would keep the worker
 * from starting while PostgreSQL is away. Several workers may do this at the same time: Flyway holds a lock in the
 * database. Thread-safe.
 */
@ApplicationScoped
class Schema {
    private final Flyway flyway;
    private final ReentrantLock migrating = new ReentrantLock();
    private volatile boolean current;
    private volatile int failures;
    private FlywayException lastFailure;

    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /**
     * Returns once the schema is up to date.
     *
     * @throws StoreUnavailableException if it could not be brought there; the next call tries again
     */
    void ensureCurrent() {
        if (current) {
            return;
        }
        int failuresSeen = failures;
        migrating.lock();
        try {
            if (!current) {
                migrate(failuresSeen);
            }
        } finally {
            migrating.unlock();
        }
    }

    private void migrate(int failuresSeen) {
        if (failures != failuresSeen) {
            // The attempt this thread waited for failed. A queue of threads would otherwise wait out one
            // connection timeout each, one after the other.
            throw unavailable(lastFailure);
        }
        try {
            flyway.migrate();
            current = true;
        } catch (FlywayException e) {
            lastFailure = e;
            failures = failures + 1;
            throw unavailable(e);
        }
    }

    private static StoreUnavailableException unavailable(FlywayException cause) {
        String what = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new StoreUnavailableException("the database schema could not be brought up to date: " + what, cause);
    }
}
