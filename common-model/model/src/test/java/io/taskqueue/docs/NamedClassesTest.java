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

/** Holds the classes that documents name to classes that exist. */
class NamedClassesTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*[a-z](?:Test|IT))[`.]");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+[A-Z]\\w*)[`.]");
    private static final Set<String> OF_THE_JDK = Set.of("CompletionStage");

    @Test
    void testsCitedAsEvidenceExist() throws IOException {
        Set<String> cited = new TreeSet<>();
        for (MarkdownDocument document : MarkdownDocument.all()) {
            cited.addAll(named(TEST, document.file()));
        }

        assertThat(cited).isNotEmpty();
        assertThat(cited).isSubsetOf(existing());
    }

    @Test
    void partsOfTheArchitectureExist() throws IOException {
        Set<String> named = named(CLASS, MarkdownDocument.CHECKOUT.resolve("docs/architecture.md"));
        named.removeAll(OF_THE_JDK);

        assertThat(named).hasSizeGreaterThan(40).isSubsetOf(existing());
    }

    private static Set<String> named(Pattern pattern, Path document) throws IOException {
        Set<String> names = new TreeSet<>();
        pattern.matcher(Files.readString(document)).results().forEach(name -> names.add(name.group(1)));
        return names;
    }

    /** The names of the checkout's Java files, each a class. */
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
