package io.taskqueue.worker.store;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.util.Optional;

/**
 * How PostgreSQL is reached. {@code application.properties} hands these keys, and what they default to, to the
 * datasource; they are declared here so that a wrong or misspelt one stops the start, and kept though nobody injects
 * them.
 */
@Unremovable
@ConfigMapping(prefix = "taskqueue.db")
interface StoreSettings {
    /** Default {@code jdbc:postgresql://localhost:5432/taskqueue}. */
    Optional<@WithConverter(JdbcUrlConverter.class) String> url();

    /** Default {@code taskqueue}. */
    Optional<String> username();

    /** Default none. */
    Optional<String> password();
}
