package io.taskqueue.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** Answers whether a packaged service is older than what it is made from. */
final class Freshness {
    private static final String APP = "target/quarkus-app/quarkus-run.jar";

    private final Path root;

    Freshness(Path root) {
        this.root = root;
    }

    /** Whether the service of that folder has to be built: there is no application, or a source is newer. */
    boolean isStale(String service) throws IOException {
        Path app = root.resolve(service).resolve(APP);
        if (!Files.exists(app)) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(app);
        for (Path source : sources(service)) {
            if (isNewer(source, built)) {
                return true;
            }
        }
        return false;
    }

    /** Says that the service is built from what is there now, also where the build left an equal file alone. */
    void markFresh(String service, FileTime begin) throws IOException {
        Files.setLastModifiedTime(root.resolve(service).resolve(APP), begin);
    }

    private List<Path> sources(String service) {
        return List.of(
                root.resolve("pom.xml"),
                root.resolve("common-model/pom.xml"),
                root.resolve("common-model/model/pom.xml"),
                root.resolve("common-model/model/src/main"),
                root.resolve("common-model/redis/pom.xml"),
                root.resolve("common-model/redis/src/main"),
                root.resolve("common-model/bounds/pom.xml"),
                root.resolve("common-model/bounds/src/main"),
                root.resolve("common-model/http/pom.xml"),
                root.resolve("common-model/http/src/main"),
                root.resolve(service).resolve("pom.xml"),
                root.resolve(service).resolve("src/main"));
    }

    /** Folders count too: their time changes when files are removed. */
    private static boolean isNewer(Path source, FileTime built) throws IOException {
        if (!Files.exists(source)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
