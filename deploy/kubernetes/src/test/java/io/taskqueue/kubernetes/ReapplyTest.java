package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Applying what is there already changes nothing. Where {@code kubectl apply} replaces a part of an object as a whole,
 * the manifest states what the API server would add to that part, or each apply would report the object as configured.
 */
class ReapplyTest {
    @ParameterizedTest
    @EnumSource
    void statesTheTypeOfEveryStrategy(Overlay overlay) {
        assertThat(overlay.workloads())
                .extracting(workload -> workload.manifest().at("/spec/strategy"))
                .filteredOn(strategy -> strategy.has("rollingUpdate"))
                .allSatisfy(
                        strategy -> assertThat(strategy.path("type").asText()).isEqualTo("RollingUpdate"));
    }

    @ParameterizedTest
    @EnumSource
    void statesTheProtocolOfEveryPortOfANetworkPolicy(Overlay overlay) {
        assertThat(overlay.objects("NetworkPolicy")).isNotEmpty().allSatisfy(policy -> {
            assertThat(policy.json().findValues("ports").stream().flatMap(Manifest::list))
                    .extracting(port -> port.path("protocol"))
                    .extracting(JsonNode::asText)
                    .isSubsetOf("TCP", "UDP");
        });
    }

    @ParameterizedTest
    @EnumSource
    void statesAllOfEveryVolumeClaimTemplate(Overlay overlay) {
        assertThat(overlay.workloads())
                .flatMap(workload -> Manifest.list(workload.manifest().at("/spec/volumeClaimTemplates"))
                        .toList())
                .allSatisfy(claim -> {
                    assertThat(claim.path("apiVersion").asText()).isEqualTo("v1");
                    assertThat(claim.path("kind").asText()).isEqualTo("PersistentVolumeClaim");
                    assertThat(claim.at("/spec/volumeMode").asText()).isEqualTo("Filesystem");
                    assertThat(claim.at("/status/phase").asText()).isEqualTo("Pending");
                });
    }
}
