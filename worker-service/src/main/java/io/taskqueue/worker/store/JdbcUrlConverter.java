package io.taskqueue.worker.store;

import io.taskqueue.bounds.TextOfForm;

/** Where a PostgreSQL database is. */
public final class JdbcUrlConverter extends TextOfForm {
    private static final long serialVersionUID = 1L;

    public JdbcUrlConverter() {
        super("jdbc:postgresql:.+", "must start with jdbc:postgresql:");
    }
}
