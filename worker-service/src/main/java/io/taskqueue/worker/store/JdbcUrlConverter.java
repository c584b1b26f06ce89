package io.taskqueue.worker.store;

import io.taskqueue.bounds.TextOfForm;

/** The JDBC URL of a PostgreSQL database. */
public final class JdbcUrlConverter extends TextOfForm {
    private static final long serialVersionUID = 1L;

    public JdbcUrlConverter() {
        super("jdbc:postgresql:.+", "must start with jdbc:postgresql:");
    }
}
