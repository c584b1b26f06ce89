package io.taskqueue.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule for queue names, and that the published documents, which must write it as a pattern, state the same. */
class NamesTest {
    private static final String DOCUMENTED = "^(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}$";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "Z",
                "0",
                "_",
                "-",
                ".a",
                "...",
                ".",
                "..",
                "a b",
                "a:b",
                "ä",
                "*",
                "a\n",
                "orders.eu-1_b"
            })
    void documentedPatternMatchesQueueNamesOnly(String name) {
        assertThat(Pattern.matches(DOCUMENTED, name)).isEqualTo(Names.isQueue(name));
    }

    @Test
    void documentedPatternHasTheSameLimitOfLength() {
        assertThat(Names.isQueue("a".repeat(Names.LONGEST))).isTrue();
        assertThat(Names.isQueue("a".repeat(Names.LONGEST + 1))).isFalse();
        assertThat("a".repeat(Names.LONGEST)).matches(DOCUMENTED);
        assertThat("a".repeat(Names.LONGEST + 1)).doesNotMatch(DOCUMENTED);
    }

    @Test
    void openApiDocumentsStateTheRule() throws IOException {
        for (String service : List.of("producer", "monitor")) {
            String document = Files.readString(MarkdownTable.DOCS.resolve(
                    Path.of("..", service + "-service", "src", "main", "resources", "META-INF", "openapi.yaml")));
            List<String> patterns = Pattern.compile("pattern: '([^']*\\{1,100}[^']*)'")
                    .matcher(document)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            assertThat(patterns).isNotEmpty().containsOnly(DOCUMENTED);
        }
    }
}
