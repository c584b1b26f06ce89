package io.taskqueue.local.part;

import io.taskqueue.local.process.PartKind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A real PostgreSQL on the loopback address with one database and one user, both called {@code taskqueue}. */
public final class PostgresPart implements Part {
    /** Database, user and password. */
    public static final String TASKQUEUE = "taskqueue";

    private final Layout layout;
    private final PortUse port;

    public PostgresPart(Layout layout, int port) {
        this.layout = layout;
        this.port = new PortUse(port, name(), "TASKQUEUE_DB_PORT");
    }

    @Override
    public String name() {
        return PartKind.POSTGRES.label();
    }

    @Override
    public PartKind kind() {
        return PartKind.POSTGRES;
    }

    @Override
    public PortUse port() {
        return port;
    }

    @Override
    public Set<PartKind> needs() {
        return Set.of();
    }

    @Override
    public String address() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port.port(), TASKQUEUE);
    }

    @Override
    public Command prepare() throws IOException, PartFailure {
        Path programs = new PostgresProgram(layout).unpacked();
        PostgresData data = new PostgresData(layout, programs);
        Path folder = data.ready();
        List<String> server = List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                folder.toString(),
                "-p",
                String.valueOf(port.port()),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=");
        return new Command(Unprivileged.command(server), Map.of("LC_ALL", "C"));
    }

    @Override
    public Readiness readiness() {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=2&socketTimeout=10".formatted(port.port());
        try (Connection connection = DriverManager.getConnection(url, TASKQUEUE, TASKQUEUE);
                Statement statement = connection.createStatement()) {
            if (!hasDatabase(statement)) {
                statement.execute("CREATE DATABASE " + TASKQUEUE);
            }
            return Readiness.READY;
        } catch (SQLException e) {
            return Readiness.waiting(e.getMessage());
        }
    }

    private static boolean hasDatabase(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + TASKQUEUE + "'")) {
            return rows.next();
        }
    }
}
