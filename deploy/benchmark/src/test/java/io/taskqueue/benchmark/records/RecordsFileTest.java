package io.taskqueue.benchmark.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsFileTest {
    @TempDir
    Path folder;

    @Test
    void hasAHeaderOfTenColumnsAndALinePerRecord() throws IOException {
        RecordsFile file = RecordsFile.of(folder, 100);

        assertThat(Files.readAllLines(file.path()))
                .hasSize(101)
                .first()
                .satisfies(header -> assertThat(header.split(",")).hasSize(10));
        assertThat(file.bytes()).isEqualTo(Files.size(file.path()));
    }

    @Test
    void isTheSameEveryTime() throws IOException {
        String once = Files.readString(RecordsFile.of(folder.resolve("a"), 50).path());

        assertThat(Files.readString(RecordsFile.of(folder.resolve("b"), 50).path()))
                .isEqualTo(once);
    }

    @Test
    void leavesNothingUnfinishedBehind() throws IOException {
        RecordsFile file = RecordsFile.of(folder, 10);

        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file.path());
        }
    }
}
