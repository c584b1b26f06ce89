package io.taskqueue.local.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshnessTest {
    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant BUILT = WRITTEN.plusSeconds(60);
    private static final Instant LATER = BUILT.plusSeconds(60);
    private static final String APP = "worker-service/target/quarkus-app/quarkus-run.jar";
    private static final String SOURCE = "worker-service/src/main/java/Worker.java";

    @TempDir
    private Path root;

    private Freshness freshness;

    @BeforeEach
    void build() throws IOException {
        freshness = new Freshness(root);
        List<String> files = List.of(
                "pom.xml",
                "common-model/pom.xml",
                "common-model/model/src/main/java/Task.java",
                "worker-service/pom.xml",
                SOURCE,
                "worker-service/src/test/java/WorkerTest.java",
                "producer-service/src/main/java/Producer.java",
                APP);
        for (String file : files) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "");
        }
        try (var paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(WRITTEN));
            }
        }
        touch(APP, BUILT);
    }

    @Test
    void takesAnAppThatIsNewerThanItsSourcesForFresh() throws IOException {
        assertThat(freshness.isStale("worker-service")).isFalse();
    }

    @Test
    void takesAMissingAppForStale() throws IOException {
        Files.delete(root.resolve(APP));

        assertThat(freshness.isStale("worker-service")).isTrue();
    }

    @Test
    void takesAnAppForStaleWhereAnySourceIsNewer() throws IOException {
        for (String source :
                List.of("pom.xml", "common-model/model/src/main/java/Task.java", "worker-service/pom.xml", SOURCE)) {
            touch(source, LATER);
            assertThat(freshness.isStale("worker-service")).as(source).isTrue();
            touch(source, WRITTEN);
        }
    }

    @Test
    void takesAnAppForStaleWhereASourceWasRemoved() throws IOException {
        Files.delete(root.resolve(SOURCE));

        assertThat(freshness.isStale("worker-service")).isTrue();
    }

    @Test
    void doesNotLookAtTestsAndOtherServices() throws IOException {
        touch("worker-service/src/test/java/WorkerTest.java", LATER);
        touch("producer-service/src/main/java/Producer.java", LATER);

        assertThat(freshness.isStale("worker-service")).isFalse();
    }

    @Test
    void takesAnAppForStaleWhereASourceChangedWhileItWasBuilt() throws IOException {
        touch(APP, LATER.plusSeconds(60));
        touch(SOURCE, LATER);

        freshness.markFresh("worker-service", FileTime.from(BUILT));

        assertThat(freshness.isStale("worker-service")).isTrue();
    }

    private void touch(String file, Instant time) throws IOException {
        Files.setLastModifiedTime(root.resolve(file), FileTime.from(time));
    }
}
