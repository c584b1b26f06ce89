package io.taskqueue.kubernetes.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Images in a folder that any user can read and nobody write to. Closing deletes it. */
public final class ImageFolder implements AutoCloseable {
    private final Path folder;

    public ImageFolder() {
        try {
            // Not beneath the checkout, which may be in a home another user cannot enter.
            folder = Files.createTempDirectory("images");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the Dockerfile makes of a service.
     *
     * @param port one that is free, for the run that makes the AOT cache
     */
    public Image byDockerfile(String service, int port) {
        return sealed(Dockerfile.build(service, folder.resolve(service), Map.of("PORT", String.valueOf(port))));
    }

    /** What Jib makes of these services, unpacked. */
    public List<DockerArchive> byJib(List<String> services) {
        JibBuild.run(folder, services);
        List<DockerArchive> archives = services.stream()
                .map(service -> DockerArchive.unpack(folder.resolve(service + ".tar"), folder.resolve(service)))
                .toList();
        archives.forEach(archive -> sealed(archive.image()));
        return archives;
    }

    /** The names of all files, to see whether there are more of them later. */
    public Set<Path> files() {
        try (var files = Files.walk(folder)) {
            return files.collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Commands.run(Map.of(), List.of("chmod", "-R", "u+w", folder.toString()));
        Commands.run(Map.of(), List.of("rm", "-rf", folder.toString()));
    }

    private static Image sealed(Image image) {
        Commands.run(Map.of(), List.of("chmod", "-R", "a-w,a+rX", image.root().toString()));
        return image;
    }
}
