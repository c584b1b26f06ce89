package io.taskqueue.worker.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Migrates the database schema once, before the first statement. A migration at start would keep the worker from
 * starting while PostgreSQL is away. Thread-safe, and safe among workers, which take turns by a lock in the database:
 * Flyway's own does not cover its check for an empty schema, so that of several first workers some would fail.
 */
@ApplicationScoped
class Schema {
    /** Any number that no other user of the database's advisory locks uses. */
    private static final long LOCK = 0x7461736b71756575L;

    private final DataSource database;
    private final Flyway flyway;
    private final ReentrantLock migrating = new ReentrantLock();
    private volatile boolean current;
    private final AtomicInteger failures = new AtomicInteger();
    private Exception lastFailure;

    Schema(DataSource database, Flyway flyway) {
        this.database = database;
        this.flyway = flyway;
    }

    /**
     * Returns once the schema is up to date.
     *
     * @throws StoreUnavailableException if the migration failed; the next call tries again
     */
    void ensureCurrent() {
        if (current) {
            return;
        }
        int failuresSeen = failures.get();
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
        if (failures.get() != failuresSeen) {
            // The attempt this thread waited for failed. A queue of threads would otherwise wait out one
            // connection timeout each, one after the other.
            throw unavailable(lastFailure);
        }
        try {
            migrateAlone();
            current = true;
        } catch (SQLException | FlywayException e) {
            lastFailure = e;
            failures.incrementAndGet();
            throw unavailable(e);
        }
    }

    private void migrateAlone() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            try {
                flyway.migrate();
            } finally {
                statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private static StoreUnavailableException unavailable(Exception cause) {
        String what =
                String.valueOf(cause.getMessage()).strip().lines().findFirst().orElse("");
        return new StoreUnavailableException("the database schema could not be brought up to date: " + what, cause);
    }
}
