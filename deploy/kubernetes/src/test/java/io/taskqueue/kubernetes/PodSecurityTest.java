package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every pod passes the restricted pod security standard, and more than that: a root file system nobody can write to.
 */
class PodSecurityTest {
    /** The kinds of volume the restricted standard allows. */
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    @ParameterizedTest
    @EnumSource
    void runsAsAUserThatIsNotRoot(Overlay overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> {
            assertThat(workload.pod().at("/securityContext/runAsNonRoot").asBoolean())
                    .isTrue();
            assertThat(workload.pod().at("/securityContext/runAsUser").asInt()).isPositive();
            assertThat(workload.pod().at("/securityContext/seccompProfile/type").asText())
                    .isEqualTo("RuntimeDefault");
        });
    }

    @ParameterizedTest
    @EnumSource
    void givesContainersNoPrivileges(Overlay overlay) {
        assertThat(overlay.workloads())
                .flatMap(workload -> workload.containers())
                .allSatisfy(container -> {
                    assertThat(container.at("/securityContext/allowPrivilegeEscalation"))
                            .hasToString("false");
                    assertThat(container.at("/securityContext/capabilities")).hasToString("{\"drop\":[\"ALL\"]}");
                    assertThat(container.at("/securityContext/readOnlyRootFilesystem"))
                            .hasToString("true");
                    assertThat(container.path("securityContext").fieldNames())
                            .toIterable()
                            .containsExactlyInAnyOrder(
                                    "allowPrivilegeEscalation", "capabilities", "readOnlyRootFilesystem");
                });
    }

    @ParameterizedTest
    @EnumSource
    void sharesNothingWithTheNode(Overlay overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> {
            assertThat(workload.pod().fieldNames())
                    .toIterable()
                    .doesNotContain("hostNetwork", "hostPID", "hostIPC", "hostUsers");
            assertThat(workload.containers())
                    .flatMap(container -> Manifest.list(container.path("ports")).toList())
                    .allMatch(port -> !port.has("hostPort"));
            assertThat(Manifest.list(workload.pod().path("volumes")))
                    .allSatisfy(volume -> assertThat(volume.fieldNames())
                            .toIterable()
                            .filteredOn(field -> !field.equals("name"))
                            .isSubsetOf(VOLUMES));
        });
    }

    @ParameterizedTest
    @EnumSource
    void givesPodsNoTokenOfTheCluster(Overlay overlay) {
        assertThat(overlay.workloads()).allSatisfy(workload -> {
            assertThat(workload.pod().path("automountServiceAccountToken")).hasToString("false");
            assertThat(workload.pod().path("enableServiceLinks")).hasToString("false");
        });
    }
}
