package io.taskqueue.model.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.MarkdownTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/datasets.md} against {@link DatasetField}. */
class DatasetDocTest {
    @Test
    void listsEveryFieldOfTheHash() {
        List<String> rows = Arrays.asList(MarkdownTable.text("datasets.md")
                .split("## The hash")[1]
                .split("## Statistics")[0]
                .split("\n"));

        assertThat(rows.stream().filter(row -> row.startsWith("| `")).map(row -> row.split("`", 3)[1]))
                .containsExactlyElementsOf(Arrays.stream(DatasetField.values())
                        .map(DatasetField::wireName)
                        .toList());
    }
}
