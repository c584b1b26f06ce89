package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.util.Yaml;
import io.taskqueue.kubernetes.network.Network;
import io.taskqueue.kubernetes.network.Party;
import io.taskqueue.kubernetes.network.Path;
import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the end-to-end test {@code try} can be held without a cluster. */
class TryTest {
    private static final List<Manifest> CLIENT = Overlay.objectsOf("src/try");

    @Test
    void parsesEveryObject() {
        assertThat(CLIENT)
                .allSatisfy(
                        object -> assertThatCode(() -> Yaml.load(object.text())).doesNotThrowAnyException());
    }

    @Test
    void hasAClientThatPassesTheRestrictedPodSecurityStandard() {
        JsonNode pod = pod().at("/spec");

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.at("/containers/0/securityContext/allowPrivilegeEscalation"))
                .hasToString("false");
        assertThat(pod.at("/containers/0/securityContext/capabilities")).hasToString("{\"drop\":[\"ALL\"]}");
    }

    /** On clusters that enforce network policies. */
    @ParameterizedTest
    @CsvSource({"producer,8080/TCP", "monitor,8082/TCP", "mail-inbox,8025/TCP"})
    void letsTheClientReachWhatItAsks(String asked, String port) {
        Network network =
                new Network(Stream.concat(Overlay.DEV.objects("NetworkPolicy").stream(), ofClient("NetworkPolicy"))
                        .toList());
        Party client = Party.beside("client", Manifest.texts(pod().at("/metadata/labels")));

        assertThat(network.allows(new Path(client, Party.of(Overlay.DEV.service(asked)), port)))
                .isTrue();
        assertThat(network.allows(new Path(client, Party.elsewhere("kube-system", "k8s-app", "kube-dns"), "53/UDP")))
                .isTrue();
    }

    @Test
    void runsTheClientByAnImageTheNodesHave() {
        assertThat(Overlay.DEV.workloads())
                .flatMap(workload -> workload.containers())
                .extracting(container -> container.path("image").asText())
                .contains(pod().at("/spec/containers/0/image").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"try", "src/try/client.sh"})
    void isBash(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-n", script).inheritIO().start();

        assertThat(bash.waitFor()).isZero();
    }

    private static Manifest pod() {
        return ofClient("Pod").findFirst().orElseThrow();
    }

    private static Stream<Manifest> ofClient(String kind) {
        return CLIENT.stream().filter(object -> object.kind().equals(kind));
    }
}
