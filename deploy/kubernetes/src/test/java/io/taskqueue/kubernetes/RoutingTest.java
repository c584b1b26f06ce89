package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import io.taskqueue.kubernetes.rendered.Workload;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services, the Ingress and addresses lead to pods that are there. */
class RoutingTest {
    @ParameterizedTest
    @EnumSource
    void leadsEachServiceToOneWorkloadAndAPortOfIt(Overlay overlay) {
        assertThat(overlay.objects("Service")).isNotEmpty().allSatisfy(service -> {
            List<Workload> selected = overlay.workloads().stream()
                    .filter(workload -> isIn(service.at("/spec/selector"), workload.labels()))
                    .toList();
            assertThat(selected).hasSize(1);
            assertThat(Manifest.list(service.at("/spec/ports")))
                    .allSatisfy(port -> assertThat(selected.get(0).port(port.path("targetPort")))
                            .isEqualTo(port.path("port").asInt()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void selectsItsOwnPodsWithEachWorkload(Overlay overlay) {
        assertThat(overlay.workloads())
                .allSatisfy(workload -> assertThat(overlay.workloads())
                        .filteredOn(other -> isIn(workload.manifest().at("/spec/selector/matchLabels"), other.labels()))
                        .containsExactly(workload));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROD", "SENTINEL"})
    void publishesTheProducerWithoutHealthAndMetrics(Overlay overlay) {
        JsonNode rule = overlay.object("Ingress", "producer").at("/spec/rules/0");

        assertThat(Manifest.list(rule.at("/http/paths"))).allSatisfy(path -> {
            assertThat(path.at("/backend/service/name").asText()).isEqualTo("producer");
            assertThat(path.at("/backend/service/port/name").asText()).isEqualTo("http");
            boolean everything = path.path("path").asText().equals("/")
                    && path.path("pathType").asText().equals("Prefix");
            assertThat(everything || path.path("path").asText().startsWith("/q"))
                    .isFalse();
        });
        assertThat(Manifest.list(rule.at("/http/paths")))
                .extracting(path -> path.path("path").asText())
                .as("what the pages link to and Location names")
                .contains("/submitted", "/tasks", "/records", "/assets");
        assertThat(overlay.objects("Ingress")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"PROD", "SENTINEL"})
    void namesTheControllerOfTheIngress(Overlay overlay) {
        assertThat(overlay.object("Ingress", "producer")
                        .at("/spec/ingressClassName")
                        .asText())
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void putsEverythingIntoOneNamespace(Overlay overlay) {
        assertThat(overlay.objects())
                .extracting(object -> object.at("/metadata/namespace").asText())
                .containsOnly(overlay == Overlay.DEV ? "" : "taskqueue");
    }

    @Test
    void namesServersOfTheNamespaceInDevelopmentsSecrets() {
        assertThat(Overlay.DEV.objects("Secret"))
                .flatMap(secret -> Manifest.texts(secret.at("/data")).values())
                .extracting(RoutingTest::decoded)
                .filteredOn(text -> text.contains("://"))
                .hasSize(2)
                .allSatisfy(text -> {
                    URI address = URI.create(text.replaceFirst("^jdbc:", ""));
                    Manifest service = Overlay.DEV.object("Service", address.getHost());
                    assertThat(service.at("/spec/ports/0/port").asInt()).isEqualTo(address.getPort());
                });
    }

    @Test
    void namesEverySentinel() {
        Manifest secret = Overlay.SENTINEL.objects("Secret").get(0);
        Manifest redis = Overlay.SENTINEL.object("StatefulSet", "redis");
        String hosts = decoded(secret.at("/data/hosts").asText());

        assertThat(hosts.split(",")).hasSize(redis.at("/spec/replicas").asInt());
        assertThat(hosts.split(",")).allSatisfy(host -> {
            URI address = URI.create(host);
            String[] names = address.getHost().split("\\.");
            assertThat(names[0]).matches("redis-[0-2]");
            assertThat(names[1]).isEqualTo(redis.at("/spec/serviceName").asText());
            assertThat(new Workload(redis).namedPorts()).containsEntry("sentinel", address.getPort());
        });
    }

    private static String decoded(String base64) {
        return new String(java.util.Base64.getMimeDecoder().decode(base64), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static boolean isIn(JsonNode selector, Map<String, String> labels) {
        return !selector.isEmpty()
                && labels.entrySet().containsAll(Manifest.texts(selector).entrySet());
    }
}
