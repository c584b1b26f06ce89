package io.taskqueue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.docs.MarkdownDocument.Heading;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the Chinese first page in step with the English one. */
class TranslationTest {
    private final MarkdownDocument english = read("README.md");
    private final MarkdownDocument chinese = read("docs/zh-CN/README.md");

    @Test
    void hasTheSameHeadingsByNumberAndLevel() {
        assertThat(levels(chinese)).isEqualTo(levels(english));
    }

    @Test
    void showsTheSameCommands() {
        assertThat(chinese.fencedBlocks()).isNotEmpty().isEqualTo(english.fencedBlocks());
    }

    @Test
    void linksToTheSameNumberOfDocuments() {
        assertThat(chinese.links()).hasSameSizeAs(english.links());
    }

    private static List<Integer> levels(MarkdownDocument document) {
        return document.headings().stream().map(Heading::level).toList();
    }

    private static MarkdownDocument read(String file) {
        return MarkdownDocument.read(MarkdownDocument.CHECKOUT.resolve(file));
    }
}
