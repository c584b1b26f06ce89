package io.taskqueue.kubernetes.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.kubernetes.rendered.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An image as {@code docker load} takes it, a tar with a manifest, a configuration and layers, and as it is once
 * unpacked.
 *
 * @param configuration as the OCI image specification has it
 */
public record DockerArchive(Image image, JsonNode configuration) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Unpacks it, one layer over the other, into a folder that is not there yet. */
    static DockerArchive unpack(Path archive, Path root) {
        try {
            Path parts = Files.createDirectory(root.resolveSibling(root.getFileName() + "-parts"));
            tar(archive, parts);
            JsonNode manifest = json(parts.resolve("manifest.json")).path(0);
            Files.createDirectories(root);
            Manifest.list(manifest.path("Layers")).forEach(layer -> tar(parts.resolve(layer.asText()), root));
            JsonNode configuration = json(parts.resolve(manifest.path("Config").asText()));
            String name = manifest.at("/RepoTags/0").asText();
            return new DockerArchive(image(name, configuration.path("config"), root), configuration.path("config"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such as {@code 8080/tcp}. */
    public Set<String> ports() {
        Set<String> ports = new TreeSet<>();
        configuration.path("ExposedPorts").fieldNames().forEachRemaining(ports::add);
        return ports;
    }

    public Map<String, String> labels() {
        return Manifest.texts(configuration.path("Labels"));
    }

    private static Image image(String name, JsonNode configuration, Path root) {
        Map<String, String> environment = Manifest.list(configuration.path("Env"))
                .map(variable -> variable.asText().split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        List<String> entrypoint = Manifest.list(configuration.path("Entrypoint"))
                .map(JsonNode::asText)
                .toList();
        return new Image(
                name,
                root,
                configuration.path("WorkingDir").asText(),
                entrypoint,
                environment,
                configuration.path("User").asText());
    }

    private static JsonNode json(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    private static void tar(Path archive, Path folder) {
        Commands.run(Map.of(), List.of("tar", "-xf", archive.toString(), "-C", folder.toString()));
    }
}
