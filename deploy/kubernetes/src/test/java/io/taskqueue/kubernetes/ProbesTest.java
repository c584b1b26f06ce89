package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the probes ask; {@link ServicesIT} asks it of running services, with and without Redis. */
class ProbesTest {
    private static final List<String> PROBES = List.of("startupProbe", "readinessProbe", "livenessProbe");

    @ParameterizedTest
    @EnumSource
    void probesEveryContainer(Overlay overlay) {
        assertThat(overlay.workloads())
                .flatMap(workload -> workload.containers())
                .allSatisfy(container -> assertThat(PROBES).allMatch(container::has));
    }

    @ParameterizedTest
    @EnumSource
    void asksEachServiceWhatTheProbeIsFor(Overlay overlay) {
        assertThat(overlay.services()).allSatisfy(service -> {
            assertThat(path(service.container(), "startupProbe")).isEqualTo("/q/health/started");
            assertThat(path(service.container(), "readinessProbe")).isEqualTo("/q/health/ready");
            assertThat(path(service.container(), "livenessProbe")).isEqualTo("/q/health/live");
        });
    }

    @ParameterizedTest
    @EnumSource
    void asksOnAPortTheContainerNames(Overlay overlay) {
        assertThat(overlay.services())
                .allSatisfy(service -> PROBES.forEach(
                        probe -> assertThat(service.port(service.container().at("/" + probe + "/httpGet/port")))
                                .isPositive()));
    }

    @ParameterizedTest
    @EnumSource
    void givesSlowStartsTimeBeforeLivenessCounts(Overlay overlay) {
        assertThat(overlay.workloads())
                .flatMap(workload -> workload.containers())
                .allSatisfy(container -> {
                    JsonNode startup = container.path("startupProbe");
                    assertThat(startup.path("periodSeconds").asInt()
                                    * startup.path("failureThreshold").asInt())
                            .isGreaterThanOrEqualTo(60);
                });
    }

    @ParameterizedTest
    @EnumSource
    void waitsForReadinessLongerThanForRedis(Overlay overlay) {
        // taskqueue.redis.command-timeout and taskqueue.monitor.redis-timeout are 2 s.
        assertThat(overlay.services())
                .allSatisfy(service -> assertThat(service.container()
                                .at("/readinessProbe/timeoutSeconds")
                                .asInt())
                        .isGreaterThan(2));
    }

    /** Such as while Redis is away: callers get the service's own 503. Workers are not called by anybody. */
    @ParameterizedTest
    @EnumSource
    void keepsAPodInItsServiceOnceItWasReady(Overlay overlay) {
        assertThat(overlay.services()).allSatisfy(service -> {
            JsonNode readiness = service.container().path("readinessProbe");
            boolean served = overlay.objects("Service").stream()
                    .anyMatch(object -> object.name().equals(service.name()));
            Duration patience =
                    Duration.ofSeconds(readiness.path("periodSeconds").asLong()
                            * readiness.path("failureThreshold").asLong());
            assertThat(readiness.path("successThreshold").asInt(1)).isEqualTo(1);
            if (served) {
                assertThat(patience).isGreaterThanOrEqualTo(Duration.ofDays(1));
            } else {
                assertThat(patience).isLessThanOrEqualTo(Duration.ofSeconds(10));
            }
        });
        // It would publish pods that do not listen yet, and those that no longer do.
        assertThat(overlay.objects("Service"))
                .filteredOn(
                        object -> object.at("/spec/publishNotReadyAddresses").asBoolean())
                .extracting(Manifest::name)
                .isSubsetOf("redis-peers");
    }

    /** A probe that starts a process costs some 20 ms of CPU. */
    @ParameterizedTest
    @EnumSource
    void startsProcessesSeldomOnceAContainerRuns(Overlay overlay) {
        assertThat(overlay.workloads())
                .flatMap(workload -> workload.containers())
                .flatMap(container -> Stream.of(container.path("readinessProbe"), container.path("livenessProbe"))
                        .toList())
                .filteredOn(probe -> probe.has("exec"))
                .allSatisfy(probe ->
                        assertThat(probe.path("periodSeconds").asInt(10)).isGreaterThanOrEqualTo(10));
    }

    private static String path(JsonNode container, String probe) {
        return container.at("/" + probe + "/httpGet/path").asText();
    }
}
