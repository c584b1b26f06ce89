package io.taskqueue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the tests that documents cite as evidence to tests that exist. */
class CitedTestsTest {
    private static final Pattern CITATION = Pattern.compile("`([A-Z]\\w*[a-z](?:Test|IT))[`.]");

    @Test
    void exist() throws IOException {
        Set<String> cited = new TreeSet<>();
        for (MarkdownDocument document : MarkdownDocument.all()) {
            CITATION.matcher(Files.readString(document.file()))
                    .results()
                    .forEach(citation -> cited.add(citation.group(1)));
        }

        assertThat(cited).isNotEmpty();
        cited.removeAll(existing());
        assertThat(cited).isEmpty();
    }

    private static Set<String> existing() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MarkdownDocument.CHECKOUT)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> names.add(name.replace(".java", "")));
        }
        return names;
    }
}
