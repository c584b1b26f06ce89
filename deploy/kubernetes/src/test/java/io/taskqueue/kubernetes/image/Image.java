package io.taskqueue.kubernetes.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an image adds to its base, and what a container would run.
 *
 * @param name with its tag, as the manifests name it
 * @param root the folder that holds its files
 * @param application the folder of the application within the image, such as {@code /app}
 * @param entrypoint program and arguments
 * @param environment variables
 * @param user as {@code 10001:10001}
 */
public record Image(
        String name,
        Path root,
        String application,
        List<String> entrypoint,
        Map<String, String> environment,
        String user) {
    public Image {
        entrypoint = List.copyOf(entrypoint);
        environment = Map.copyOf(environment);
    }

    /** The application's folder on this machine. */
    public Path folder() {
        return inside(root, application);
    }

    /** The entrypoint with the image's files where they lie on this machine. */
    public List<String> command() {
        return entrypoint.stream()
                .map(word -> word.replace(application + "/", folder() + "/"))
                .toList();
    }

    /** Where a path of the image lies on this machine. */
    static Path inside(Path root, String path) {
        return root.resolve(path.substring(1));
    }
}
