package io.taskqueue.worker.handler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.worker.statistics.TableSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStatisticsTest {
    @TempDir
    Path folder;

    @Test
    void countsGoodAndBadRecordsBelowTheHeader() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a,\"b,c\"\n1,2\n3\n4,\"5\n6\"\n");

        TableSummary summary = FileStatistics.of(file);

        assertThat(summary.records()).isEqualTo(2);
        assertThat(summary.badRecords()).isEqualTo(1);
    }
}
