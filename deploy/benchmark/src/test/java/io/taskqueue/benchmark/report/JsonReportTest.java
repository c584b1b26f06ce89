package io.taskqueue.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {
    @TempDir
    Path folder;

    @Test
    void holdsTheSameFiguresAsTheTable() throws IOException {
        JsonNode json = written(false);

        JsonNode drain = json.at("/cases/0/figures/0");
        assertThat(json.at("/cases/0/name").asText()).isEqualTo("drain");
        assertThat(drain.at("/name").asText()).isEqualTo("no-op tasks");
        assertThat(drain.at("/unit").asText()).isEqualTo("/s");
        assertThat(drain.at("/value/median").asDouble()).isEqualTo(29_000);
        assertThat(drain.at("/value/min").asDouble()).isEqualTo(25_000);
        assertThat(drain.at("/value/max").asDouble()).isEqualTo(31_000);
        assertThat(drain.at("/timesPlainLoop").asDouble()).isEqualTo(2.9);
        assertThat(drain.at("/timesAwakeLoop").asDouble()).isEqualTo(1.45);
        assertThat(drain.at("/timesRawRedis").asDouble()).isEqualTo(0.0725);
        assertThat(drain.at("/target").asText()).isEqualTo("≥ 3 × plain");
        assertThat(drain.at("/reached").asBoolean(true)).isFalse();
        assertThat(json.at("/baselines/0/push/median").asDouble()).isEqualTo(20_000);
        assertThat(json.at("/baselines/1/pop/median").asDouble()).isEqualTo(20_000);
        assertThat(json.at("/machine/processor").asText()).isEqualTo("Some CPU");
    }

    @Test
    void leavesOutWhatThereIsNot() throws IOException {
        JsonNode json = written(true);

        assertThat(json.at("/cases/0/figures/0").has("reached")).isFalse();
        assertThat(json.at("/cases/0/figures/1").has("timesPlainLoop")).isFalse();
        assertThat(json.at("/cases/0/figures/1").has("timesAwakeLoop")).isFalse();
        assertThat(json.at("/cases/0").has("failure")).isFalse();
        assertThat(json.at("/cases/1/failure").asText()).isEqualTo("of 10 tasks submitted 9 are completed");
    }

    private JsonNode written(boolean quick) throws IOException {
        Path file = folder.resolve("new/folder/figures.json");
        JsonReport.write(SomeResults.of(quick), file);
        return new ObjectMapper().readTree(file.toFile());
    }
}
