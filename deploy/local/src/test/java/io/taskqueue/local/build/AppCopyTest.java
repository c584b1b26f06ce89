package io.taskqueue.local.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppCopyTest {
    @TempDir
    private Path folder;

    @Test
    void replacesTheCopyAndKeepsFileTimes() throws IOException {
        Path app = folder.resolve("app");
        Path copy = folder.resolve("copy");
        FileTime time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.createDirectories(app.resolve("lib/main"));
        Files.writeString(app.resolve("lib/main/new.jar"), "new");
        Files.setLastModifiedTime(app.resolve("lib/main/new.jar"), time);
        Files.createDirectories(copy.resolve("lib"));
        Files.writeString(copy.resolve("lib/old.jar"), "old");

        AppCopy.refresh(app, copy);

        assertThat(copy.resolve("lib/old.jar")).doesNotExist();
        assertThat(copy.resolve("lib/main/new.jar")).hasContent("new");
        assertThat(Files.getLastModifiedTime(copy.resolve("lib/main/new.jar"))).isEqualTo(time);
    }
}
