package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import io.taskqueue.kubernetes.rendered.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the services are told: by names that exist, and secrets by reference alone. */
class SettingsTest {
    private static final Pattern SECRET = Pattern.compile("PASSWORD|TOKEN|SECRET|REDIS_HOSTS|DB_URL|USERNAME");

    @ParameterizedTest
    @EnumSource
    void setsOnlyWhatTheServicesKnow(Overlay overlay) throws IOException {
        String settings = Files.readString(Path.of("../../docs/configuration.md"));

        assertThat(overlay.services())
                .flatMap(service -> variables(service).toList())
                .extracting(variable -> variable.path("name").asText())
                .filteredOn(name -> name.startsWith("TASKQUEUE_"))
                .isNotEmpty()
                .allMatch(name -> settings.contains("| `" + name + "` |"));
    }

    @ParameterizedTest
    @EnumSource
    void tellsSecretsByReferenceAlone(Overlay overlay) {
        assertThat(overlay.services())
                .flatMap(service -> variables(service).toList())
                .filteredOn(variable ->
                        SECRET.matcher(variable.path("name").asText()).find())
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(variable -> {
                    assertThat(variable.has("value")).isFalse();
                    assertThat(variable.at("/valueFrom/secretKeyRef/name").asText())
                            .isNotEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"PROD", "SENTINEL"})
    void carriesNoPasswordToProduction(Overlay overlay) {
        assertThat(overlay.objects("Secret"))
                .flatMap(secret -> Manifest.texts(secret.at("/data")).keySet())
                .isSubsetOf("hosts");
    }

    @Test
    void expectsThreeSecretsInProduction() {
        assertThat(missingSecrets(Overlay.PROD))
                .containsExactly("taskqueue-postgres", "taskqueue-redis", "taskqueue-smtp");
        assertThat(missingSecrets(Overlay.SENTINEL)).containsExactly("taskqueue-postgres", "taskqueue-smtp");
        assertThat(missingSecrets(Overlay.DEV)).isEmpty();
    }

    @Test
    void findsEveryKeyItRefersToInDevelopment() {
        List<Manifest> secrets = Overlay.DEV.objects("Secret");
        assertThat(references(Overlay.DEV))
                .filteredOn(reference -> !reference.path("optional").asBoolean())
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(secrets)
                        .anyMatch(secret -> secret.name()
                                        .equals(reference.path("name").asText())
                                && secret.at("/data").has(reference.path("key").asText())));
    }

    @ParameterizedTest
    @EnumSource
    void findsEveryConfigMapItMounts(Overlay overlay) {
        assertThat(overlay.workloads())
                .flatMap(workload ->
                        Manifest.list(workload.pod().path("volumes")).toList())
                .filteredOn(volume -> volume.has("configMap"))
                .allSatisfy(volume -> assertThat(overlay.objects("ConfigMap"))
                        .extracting(Manifest::name)
                        .contains(volume.at("/configMap/name").asText()));
    }

    @ParameterizedTest
    @EnumSource
    void namesTheImagesOfThisVersion(Overlay overlay) throws IOException {
        String version =
                Files.readString(Path.of("../../pom.xml")).replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");
        assertThat(overlay.services())
                .allSatisfy(
                        service -> assertThat(service.container().path("image").asText())
                                .isEqualTo("taskqueue/" + service.name() + "-service:" + version));
    }

    private static Set<String> missingSecrets(Overlay overlay) {
        Set<String> names = new TreeSet<>();
        references(overlay)
                .forEach(reference -> names.add(reference.path("name").asText()));
        overlay.objects("Secret").forEach(secret -> names.remove(secret.name()));
        return names;
    }

    private static List<JsonNode> references(Overlay overlay) {
        return overlay.workloads().stream()
                .flatMap(SettingsTest::variables)
                .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                .filter(JsonNode::isObject)
                .toList();
    }

    private static Stream<JsonNode> variables(Workload workload) {
        return workload.containers().stream().flatMap(container -> Manifest.list(container.path("env")));
    }
}
