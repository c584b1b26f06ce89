package io.taskqueue.worker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAwayTest.Nobody.class)
class PostgresAwayTest {
    @Inject
    SubmissionStore store;

    @Inject
    SmallRyeHealthReporter health;

    @Test
    void failsTheTaskButNotTheWorker() {
        Submission form = new Submission("t1", "Ada", "ada@example.org", "Hello", Instant.EPOCH);

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> store.store(form))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("refused");
        }
    }

    @Test
    void isNoPartOfHealth() {
        assertThat(health.getHealth().getPayload().toString()).doesNotContainIgnoringCase("database");
    }

    /** An address where nobody listens. */
    public static final class Nobody implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return Map.of(
                        "taskqueue.worker.enabled", "false",
                        "taskqueue.db.url", "jdbc:postgresql://localhost:" + socket.getLocalPort() + "/none",
                        "quarkus.http.test-port", "0");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {}
    }
}
