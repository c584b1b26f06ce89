package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What Prometheus scrapes and alerts on; {@link ServicesIT} holds the names of metrics to running services. */
class MonitoringTest {
    @Test
    void scrapesEveryPodOfTheServices() {
        Manifest podMonitor = Overlay.PROD.object("PodMonitor", "taskqueue");

        assertThat(Manifest.list(podMonitor.at("/spec/selector/matchExpressions/0/values")))
                .extracting(value -> value.asText())
                .containsExactly("producer", "worker", "monitor");
        assertThat(Overlay.PROD.services()).allSatisfy(service -> {
            assertThat(service.labels())
                    .containsAllEntriesOf(Manifest.texts(podMonitor.at("/spec/selector/matchLabels")));
            assertThat(service.port(podMonitor.at("/spec/podMetricsEndpoints/0/port")))
                    .isPositive();
        });
        assertThat(podMonitor.at("/spec/podMetricsEndpoints/0/path").asText()).isEqualTo("/q/metrics");
    }

    @Test
    void saysOfEveryAlertWhatToDo() throws IOException {
        String operations = Files.readString(Path.of("../../docs/operations.md"));

        assertThat(Rules.alerts()).hasSizeGreaterThanOrEqualTo(10).allSatisfy(alert -> {
            assertThat(operations).contains("| `" + alert.path("alert").asText() + "` |");
            assertThat(alert.at("/annotations/summary").asText()).isNotEmpty();
            assertThat(alert.at("/labels/severity").asText()).isIn("warning", "critical");
        });
    }

    @Test
    void alertsOnNothingTheManualDoesNotExplain() throws IOException {
        String operations = Files.readString(Path.of("../../docs/operations.md"));

        assertThat(Rules.metrics())
                .filteredOn(metric -> metric.startsWith("taskqueue_"))
                .hasSizeGreaterThanOrEqualTo(20)
                .allMatch(metric -> operations.contains("`" + metric.replaceFirst("_(sum|count|max)$", "") + "`"));
    }

    @Test
    void drawsEachPanelFromTheChosenSourceAndNamespace() {
        assertThat(Rules.panels()).hasSizeGreaterThanOrEqualTo(10).allSatisfy(panel -> {
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(Manifest.list(panel.path("targets")))
                    .isNotEmpty()
                    .allMatch(target -> target.path("expr").asText().contains("namespace=\"$namespace\""));
        });
    }
}
