package io.taskqueue.systemtests.stage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL, empty at first. */
public final class Database implements AutoCloseable {
    private final EmbeddedPostgres server;

    Database() {
        try {
            server = EmbeddedPostgres.builder().setPort(0).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** What the form of a task said, as it was stored. */
    public record Row(String name, String email, String message) {}

    /** The rows stored for a task. */
    public List<Row> submissions(String taskId) {
        String query = "SELECT name, email, message FROM form_submission WHERE task_id = ?";
        try (Connection connection = server.getPostgresDatabase().getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, taskId);
            List<Row> rows = new ArrayList<>();
            ResultSet result = statement.executeQuery();
            while (result.next()) {
                rows.add(new Row(result.getString(1), result.getString(2), result.getString(3)));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
