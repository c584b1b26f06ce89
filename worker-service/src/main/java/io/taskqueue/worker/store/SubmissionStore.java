package io.taskqueue.worker.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * The submitted forms in PostgreSQL: one row per task id, however often a method is called. Each method is one
 * statement in a transaction of its own, or two where a row was there before. Thread-safe.
 *
 * <p>All methods throw {@link StoreUnavailableException} if PostgreSQL is away and {@link RejectedDataException} if it
 * refuses the data.
 */
@ApplicationScoped
public class SubmissionStore {
    private static final String INSERT = """
            INSERT INTO form_submission (task_id, name, email, message, submitted_at)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (task_id) DO NOTHING""";
    private static final String SELECT_MAILED =
            "SELECT mail_sent_at IS NOT NULL FROM form_submission WHERE task_id = ?";
    private static final String UPDATE_MAILED =
            "UPDATE form_submission SET mail_sent_at = now() WHERE task_id = ? AND mail_sent_at IS NULL";

    private final DataSource database;
    private final Schema schema;

    SubmissionStore(DataSource database, Schema schema) {
        this.database = database;
        this.schema = schema;
    }

    /**
     * Stores the form unless its task did so before.
     *
     * @return whether its confirmation mail has gone out already
     */
    public boolean store(Submission form) {
        return run(connection -> !insert(connection, form) && isMailed(connection, form.taskId()));
    }

    /** Records that the confirmation mail of this task has gone out. */
    public void markMailed(String taskId) {
        run(connection -> {
            try (PreparedStatement update = connection.prepareStatement(UPDATE_MAILED)) {
                update.setString(1, taskId);
                return update.executeUpdate();
            }
        });
    }

    private static boolean insert(Connection connection, Submission form) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, form.taskId());
            insert.setString(2, form.name());
            insert.setString(3, form.email());
            insert.setString(4, form.message());
            insert.setObject(5, utc(form.submittedAt()));
            return insert.executeUpdate() == 1;
        }
    }

    private static boolean isMailed(Connection connection, String taskId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_MAILED)) {
            select.setString(1, taskId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private interface Statements<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T run(Statements<T> statements) {
        schema.ensureCurrent();
        try (Connection connection = database.getConnection()) {
            return statements.run(connection);
        } catch (SQLException e) {
            throw translate(e);
        }
    }

    /** SQLSTATE classes 22 (data exception) and 23 (constraint violation) are about the data. */
    private static RuntimeException translate(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23")
                ? new RejectedDataException("PostgreSQL refused the data, SQLSTATE " + state, e)
                : new StoreUnavailableException("PostgreSQL could not store the form, SQLSTATE " + state, e);
    }
}
