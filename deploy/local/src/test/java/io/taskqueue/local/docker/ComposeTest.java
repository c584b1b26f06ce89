package io.taskqueue.local.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code compose.yaml} and the image's build file against each other and against the rest of the checkout. */
class ComposeTest {
    private static final Path FOLDER = Path.of("../docker");
    private static final Set<String> OURS = Set.of("producer", "worker", "monitor");

    private final Map<String, Object> compose = compose();
    private final Map<String, Map<String, Object>> services = children(compose, "services");

    @Test
    void hasTheServersAndTheServices() {
        assertThat(services).containsOnlyKeys("redis", "postgres", "mailpit", "producer", "worker", "monitor");
    }

    @Test
    void checksTheHealthOfEveryServiceAndWaitsForIt() {
        assertThat(services).allSatisfy((name, service) -> {
            assertThat(service).containsKey("healthcheck");
            assertThat(children(service, "depends_on")).allSatisfy((needed, how) -> {
                assertThat(services).containsKey(needed);
                assertThat(how).isEqualTo(Map.of("condition", "service_healthy"));
            });
        });
    }

    @Test
    void startsAServiceOnlyAfterEveryServerItIsToldOf() {
        assertThat(services).allSatisfy((name, service) -> {
            for (Object value : children(service, "environment").values()) {
                for (String server : List.of("redis", "postgres", "mailpit")) {
                    if (value.toString().equals(server) || value.toString().contains("//" + server + ":")) {
                        assertThat(children(service, "depends_on")).containsKey(server);
                    }
                }
            }
        });
    }

    @Test
    void letsWorkersBeScaled() {
        assertThat(services.get("worker")).doesNotContainKeys("ports", "container_name", "hostname");
    }

    @Test
    void opensPortsOnTheLoopbackAddressAlone() {
        assertThat(services.values())
                .flatMap(service -> list(service, "ports"))
                .isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void keepsDataInVolumesThatAreDeclared() {
        List<String> used = services.values().stream()
                .flatMap(service -> list(service, "volumes").stream())
                .map(volume -> volume.substring(0, volume.indexOf(':')))
                .toList();

        assertThat(used).contains("redis", "postgres").allMatch(children(compose, "volumes")::containsKey);
        assertThat(list(services.get("redis"), "command")).containsSubsequence("--appendonly", "yes");
    }

    @Test
    void buildsEachServiceFromItsModule() {
        for (String name : OURS) {
            Map<String, Object> build = children(services.get(name), "build");

            assertThat(FOLDER.resolve((String) build.get("context")).resolve((String) build.get("dockerfile")))
                    .isRegularFile();
            assertThat(children(build, "args"))
                    .containsEntry("SERVICE", name + "-service")
                    .containsEntry("COMMIT", "${COMMIT:-unknown}");
            assertThat(Path.of("../..").resolve(name + "-service")).isDirectory();
        }
    }

    @Test
    void copiesIntoTheImageOnlyWhatIsThere() throws IOException {
        String dockerfile = Files.readString(FOLDER.resolve("Dockerfile"));

        assertThat(Pattern.compile("(?m)^COPY --chmod=755 (\\S+) ")
                        .matcher(dockerfile)
                        .results()
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(file -> Files.isExecutable(Path.of("../..").resolve(file)));
        assertThat(dockerfile).containsPattern("(?m)^USER [1-9]");
    }

    /** The build in the image has no .git to read it from. */
    @Test
    void passesTheCommitToTheBuild() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("Dockerfile")))
                .contains("\nARG COMMIT=unknown\n", "-Dquarkus.info.build.commit=\"${COMMIT}\"");
    }

    @Test
    void logsJsonInBothKindsOfImages() throws IOException {
        String variable = "QUARKUS_LOG_CONSOLE_JSON_ENABLED";

        assertThat(Files.readString(FOLDER.resolve("Dockerfile"))).contains("\nENV " + variable + "=\"true\"\n");
        assertThat(Files.readString(Path.of("../../pom.xml")))
                .contains("<quarkus.jib.environment-variables." + variable + ">true<");
    }

    private static Map<String, Object> compose() {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try (var reader = Files.newBufferedReader(FOLDER.resolve("compose.yaml"))) {
            return new Yaml(new SafeConstructor(strict)).load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // YAML has no types; a wrong one fails the test that reads it
    private static <T> Map<String, T> children(Map<String, ?> node, String key) {
        return node.get(key) == null ? Map.of() : (Map<String, T>) node.get(key);
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Map<String, ?> node, String key) {
        return node.get(key) == null ? List.of() : (List<String>) node.get(key);
    }
}
