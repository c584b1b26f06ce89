package io.taskqueue.kubernetes.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.kubernetes.rendered.Manifest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kubernetes' own rules, by policies written for the purpose. */
class NetworkTest {
    private static final Party CLIENT = new Party("client", Party.OURS, Map.of("app", "client"), Map.of(), "");
    private static final Party SERVER =
            new Party("server", Party.OURS, Map.of("app", "server"), Map.of("http", 80), "");
    private static final Path PATH = new Path(CLIENT, SERVER, "80/TCP");
    private static final String DENY = policy("{}", "[Ingress, Egress]");
    private static final String OUT = policy("{matchLabels: {app: client}}", "[Egress]")
            + "  egress: [{to: [{podSelector: {matchLabels: {app: server}}}]}]\n";
    private static final String IN = policy("{matchLabels: {app: server}}", "[Ingress]")
            + "  ingress: [{from: [{podSelector: {}}], ports: [{port: http}]}]\n";

    @Test
    void isOpenWithoutPolicies() {
        assertThat(network().allows(PATH)).isTrue();
    }

    @Test
    void needsBothEnds() {
        assertThat(network(DENY).allows(PATH)).isFalse();
        assertThat(network(DENY, OUT).allows(PATH)).isFalse();
        assertThat(network(DENY, IN).allows(PATH)).isFalse();
        assertThat(network(DENY, OUT, IN).allows(PATH)).isTrue();
    }

    @Test
    void tellsPortsProtocolsAndDirections() {
        Network network = network(DENY, OUT, IN);

        assertThat(network.allows(new Path(CLIENT, SERVER, "81/TCP"))).isFalse();
        assertThat(network.allows(new Path(CLIENT, SERVER, "80/UDP"))).isFalse();
        assertThat(network.allows(new Path(SERVER, CLIENT, "80/TCP"))).isFalse();
    }

    @Test
    void takesPodsOfOtherNamespacesOnlyByNamespace() {
        Path path = new Path(Party.elsewhere("monitoring", "app", "client"), SERVER, "80/TCP");
        String byNamespace = policy("{}", "[Ingress]")
                + "  ingress: [{from: [{namespaceSelector:"
                + " {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]}]\n";

        assertThat(network(DENY, IN).allows(path)).isFalse();
        assertThat(network(DENY, byNamespace).allows(path)).isTrue();
    }

    @Test
    void tellsAddressesFromPods() {
        String out = policy("{}", "[Egress]") + "  egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]\n";

        assertThat(network(out).allows(new Path(CLIENT, Party.address("10.200.1.1"), "80/TCP")))
                .isTrue();
        assertThat(network(out).allows(new Path(CLIENT, Party.address("11.0.0.1"), "80/TCP")))
                .isFalse();
        assertThat(network(out).allows(PATH)).isFalse();
    }

    private static Network network(String... policies) {
        return new Network(List.of(policies).stream()
                .map(text -> Manifest.parse(text).get(0))
                .toList());
    }

    private static String policy(String pods, String types) {
        return "kind: NetworkPolicy\nspec:\n  podSelector: " + pods + "\n  policyTypes: " + types + "\n";
    }
}
