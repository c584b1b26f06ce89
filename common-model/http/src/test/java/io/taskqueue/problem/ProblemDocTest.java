package io.taskqueue.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemDocTest {
    private static final Path DOC = Path.of("../../docs/problems.md");

    @Test
    void everyKindHasItsSectionWithItsStatusAndNoOtherHas() throws IOException {
        List<String> sections = Pattern.compile("(?m)^## (.*)$")
                .matcher(Files.readString(DOC))
                .results()
                .map(heading -> heading.group(1))
                .toList();

        assertThat(sections)
                .containsExactlyElementsOf(Stream.of(Kind.values())
                        .map(kind -> kind.reason() + " (" + kind.status() + ")")
                        .toList());
    }

    @Test
    void aProblemIsWrittenAsRfc9457HasIt() throws IOException {
        Problem problem = Problem.ofField(Kind.QUEUE_FULL, "queue", "is full").with(Map.of("limit", 5));

        assertThat(JsonMapper.builder().build().writeValueAsString(problem))
                .isEqualTo(
                        "{\"type\":\"urn:taskqueue:problem:queue-full\",\"title\":\"Too Many Requests\",\"status\":429,"
                                + "\"detail\":\"queue is full.\","
                                + "\"errors\":[{\"field\":\"queue\",\"detail\":\"is full\"}],"
                                + "\"limit\":5}");
    }
}
