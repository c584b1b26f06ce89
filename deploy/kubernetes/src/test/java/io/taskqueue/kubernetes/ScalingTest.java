package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import io.taskqueue.kubernetes.rendered.Workload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who decides how many pods run. */
class ScalingTest {
    private static final List<String> CALM = List.of(
            "/spec/behavior/scaleDown/stabilizationWindowSeconds",
            "/spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown/stabilizationWindowSeconds");

    @ParameterizedTest
    @EnumSource(names = {"PROD", "SENTINEL"})
    void scalesTheProducerByCpu(Overlay overlay) {
        Manifest autoscaler = overlay.object("HorizontalPodAutoscaler", "producer");

        assertThat(target(autoscaler)).isEqualTo("Deployment producer");
        assertThat(autoscaler.at("/spec/minReplicas").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(autoscaler.at("/spec/metrics/0/resource/name").asText()).isEqualTo("cpu");
    }

    @ParameterizedTest
    @EnumSource(names = {"PROD", "SENTINEL"})
    void scalesTheWorkerByKedaAlone(Overlay overlay) {
        assertThat(autoscalers(overlay))
                .filteredOn(autoscaler -> target(autoscaler).equals("Deployment worker"))
                .extracting(Manifest::kind)
                .containsExactly("ScaledObject");
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheNumberOfPodsToTheirAutoscaler(Overlay overlay) {
        assertThat(autoscalers(overlay)).allSatisfy(autoscaler -> {
            Workload scaled = overlay.service(target(autoscaler).replace("Deployment ", ""));
            assertThat(scaled.manifest().at("/spec/replicas").isMissingNode()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"PROD", "SENTINEL"})
    void asksTheMonitorHowManyWorkersAreWanted(Overlay overlay) {
        Manifest scaledObject = overlay.object("ScaledObject", "worker");
        URI address =
                URI.create(scaledObject.at("/spec/triggers/0/metadata/url").asText());
        Manifest service = overlay.object("Service", "monitor");

        // KEDA resolves it in a namespace of its own.
        assertThat(address.getHost())
                .isEqualTo("monitor." + service.at("/metadata/namespace").asText("none") + ".svc");
        assertThat(Manifest.list(service.at("/spec/ports"))
                        .map(port -> port.path("port").asInt()))
                .contains(address.getPort());
        assertThat(address.getPath()).isEqualTo("/scaling/default");
        assertThat(Manifest.texts(scaledObject.at("/spec/triggers/0/metadata")))
                .containsEntry("valueLocation", "workers")
                .containsEntry("targetValue", "1");
        // The number is divided by the target, not by the pods there are.
        assertThat(scaledObject.at("/spec/triggers/0/metricType").asText()).isEqualTo("AverageValue");
    }

    @ParameterizedTest
    @EnumSource(names = {"PROD", "SENTINEL"})
    void scalesDownCalmly(Overlay overlay) {
        assertThat(autoscalers(overlay))
                .hasSize(2)
                .allSatisfy(autoscaler -> assertThat(CALM)
                        .anyMatch(window -> autoscaler.at(window).asInt() >= 300));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROD", "SENTINEL"})
    void keepsWorkersWhileTheMonitorIsAway(Overlay overlay) {
        Manifest scaledObject = overlay.object("ScaledObject", "worker");

        assertThat(scaledObject.at("/spec/fallback/replicas").asInt()).isPositive();
        assertThat(scaledObject.at("/spec/fallback/behavior").asText()).isEqualTo("currentReplicasIfHigher");
    }

    @Test
    void startsFromNoWorkerAtAllUnlessAnOverlayKeepsSome() throws IOException {
        Manifest scaledObject = Manifest.parse(Files.readString(Path.of("components/keda/worker.yaml")))
                .get(0);

        assertThat(scaledObject.at("/spec/minReplicaCount")).hasToString("0");
        assertThat(scaledObject
                        .at("/spec/triggers/0/metadata/activationTargetValue")
                        .asText())
                .isEqualTo("0");
        assertThat(scaledObject.at("/spec/pollingInterval").asInt()).isLessThanOrEqualTo(10);
    }

    private static List<Manifest> autoscalers(Overlay overlay) {
        return Stream.concat(
                        overlay.objects("HorizontalPodAutoscaler").stream(), overlay.objects("ScaledObject").stream())
                .toList();
    }

    private static String target(Manifest autoscaler) {
        return autoscaler.at("/spec/scaleTargetRef/kind").asText() + " "
                + autoscaler.at("/spec/scaleTargetRef/name").asText();
    }
}
