package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import io.taskqueue.kubernetes.rendered.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Updates, drains of nodes and the end of a pod. */
class RolloutTest {
    private static final int TO_SPARE = 10;

    @ParameterizedTest
    @EnumSource
    void replacesPodsWithoutEverBeingShortOfOne(Overlay overlay) {
        assertThat(overlay.services()).allSatisfy(service -> {
            assertThat(service.manifest().at("/spec/strategy/type").asText("RollingUpdate"))
                    .isEqualTo("RollingUpdate");
            assertThat(service.manifest().at("/spec/strategy/rollingUpdate/maxUnavailable"))
                    .hasToString("0");
            assertThat(service.manifest().at("/spec/strategy/rollingUpdate/maxSurge"))
                    .hasToString("1");
        });
    }

    @ParameterizedTest
    @EnumSource
    void givesServicesTimeToEndWhatTheyBegan(Overlay overlay) {
        assertThat(overlay.services()).allSatisfy(service -> {
            int preStop =
                    service.container().at("/lifecycle/preStop/sleep/seconds").asInt();
            long needed = preStop + shutdownDelay(service) + ending(service) + TO_SPARE;
            assertThat(service.pod().path("terminationGracePeriodSeconds").asLong())
                    .isGreaterThanOrEqualTo(needed);
        });
    }

    @ParameterizedTest
    @EnumSource
    void letsEndpointsGoBeforeThePodDoes(Overlay overlay) {
        Set<String> served = Set.copyOf(
                overlay.objects("Service").stream().map(Manifest::name).toList());
        assertThat(overlay.services())
                .filteredOn(service -> served.contains(service.name()))
                .hasSize(2)
                .allSatisfy(service -> assertThat(service.container()
                                .at("/lifecycle/preStop/sleep/seconds")
                                .asInt())
                        .isGreaterThanOrEqualTo(5));
    }

    @ParameterizedTest
    @EnumSource
    void neverLetsADisruptionBudgetBlockADrain(Overlay overlay) {
        assertThat(overlay.objects("PodDisruptionBudget")).allSatisfy(budget -> {
            assertThat(budget.at("/spec/maxUnavailable").asInt()).isPositive();
            assertThat(budget.at("/spec/minAvailable").isMissingNode()).isTrue();
            assertThat(budget.at("/spec/unhealthyPodEvictionPolicy").asText()).isEqualTo("AlwaysAllow");
        });
    }

    @ParameterizedTest
    @EnumSource
    void guardsEachServiceByOneBudget(Overlay overlay) {
        assertThat(overlay.services())
                .allSatisfy(service -> assertThat(overlay.objects("PodDisruptionBudget"))
                        .filteredOn(budget -> selects(budget, service))
                        .hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void spreadsEachServiceOverZonesAndNodes(Overlay overlay) {
        assertThat(overlay.services()).allSatisfy(service -> {
            List<String> keys = Manifest.list(service.pod().path("topologySpreadConstraints"))
                    .filter(spread -> Manifest.texts(spread.at("/labelSelector/matchLabels"))
                            .equals(service.labels()))
                    .filter(spread -> spread.path("whenUnsatisfiable").asText().equals("ScheduleAnyway"))
                    .map(spread -> spread.path("topologyKey").asText())
                    .toList();
            assertThat(keys).containsExactlyInAnyOrder("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        });
    }

    private static boolean selects(Manifest budget, Workload workload) {
        return workload.labels()
                .entrySet()
                .containsAll(
                        Manifest.texts(budget.at("/spec/selector/matchLabels")).entrySet());
    }

    private static long shutdownDelay(Workload service) {
        return seconds(service.variable("QUARKUS_SHUTDOWN_DELAY")
                .orElse(properties(service).getProperty("quarkus.shutdown.delay", "0s")));
    }

    /** How long the service goes on after SIGTERM with what it has begun. */
    private static long ending(Workload service) {
        return service.name().equals("worker")
                ? seconds(service.variable("TASKQUEUE_WORKER_DRAIN").orElseThrow())
                : seconds(properties(service).getProperty("quarkus.shutdown.timeout"));
    }

    private static long seconds(String duration) {
        return Duration.parse("PT" + duration).toSeconds();
    }

    private static Properties properties(Workload service) {
        Path file = Path.of("../..", service.name() + "-service", "src/main/resources/application.properties");
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
