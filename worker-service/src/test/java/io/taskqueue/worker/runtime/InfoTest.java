package io.taskqueue.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningWorker.class)
class InfoTest {
    @TestHTTPResource("/q/info")
    URI info;

    @Test
    void reportsTheVersionAndNothingOfTheMachine() throws IOException {
        JsonNode answer = answer();

        assertThat(answer.at("/build/artifact").asText()).isEqualTo("worker-service");
        assertThat(answer.at("/build/version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(answer.has("os")).isFalse();
        assertThat(answer.has("java")).isFalse();
    }

    @Test
    void reportsTheCommitItWasBuiltFrom() throws IOException {
        assumeThat(Path.of("../.git")).exists();

        assertThat(answer().at("/git/commit/id").asText()).matches("[0-9a-f]{7,40}");
    }

    private JsonNode answer() throws IOException {
        return new ObjectMapper().readTree(info.toURL());
    }
}
