package io.taskqueue.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of a packaged application. The services run from it, so that a build made while they run takes no class from
 * under them that they still need to stop in order.
 */
final class AppCopy {
    private AppCopy() {}

    /** Makes the copy anew, file times included. */
    static void refresh(Path app, Path copy) throws IOException {
        delete(copy);
        for (Path source : below(app)) {
            Path target = copy.resolve(app.relativize(source).toString());
            Files.createDirectories(target.getParent());
            Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path path :
                    below(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
