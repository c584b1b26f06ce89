package io.taskqueue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds every relative link of every document to a file that exists, and every anchor to a heading. */
class LinksTest {
    @Test
    void leadSomewhere() throws IOException {
        List<MarkdownDocument> documents = MarkdownDocument.all();

        assertThat(documents).hasSizeGreaterThan(30);
        assertThat(documents.stream()
                        .flatMap(document -> document.links().stream()
                                .filter(link -> isBroken(document, link))
                                .map(link -> MarkdownDocument.CHECKOUT.relativize(document.file()) + ": " + link)))
                .isEmpty();
    }

    private static boolean isBroken(MarkdownDocument document, String link) {
        if (link.contains("://") || link.startsWith("mailto:")) {
            return false;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document.file() : document.file().resolveSibling(parts[0]);
        if (!Files.exists(target)) {
            return true;
        }
        return parts.length == 2 && !MarkdownDocument.read(target).anchors().contains(parts[1]);
    }
}
