package io.taskqueue.kubernetes.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.kubernetes.rendered.Manifest;
import java.util.List;
import java.util.Map;

/**
 * The rules of one namespace. A pod no policy selects for a direction is open in it; one that is selected takes what
 * any of its policies allows. A connection needs egress at its beginning and ingress at its end.
 */
public record Network(List<Manifest> policies) {
    public Network {
        policies = List.copyOf(policies);
    }

    /** The same without one policy. */
    public Network without(Manifest policy) {
        return new Network(policies.stream().filter(other -> other != policy).toList());
    }

    public boolean allows(Path path) {
        return (!path.from().isOurs() || passes("Egress", path.from(), path.to(), path))
                && (!path.to().isOurs() || passes("Ingress", path.to(), path.from(), path));
    }

    private boolean passes(String direction, Party subject, Party other, Path path) {
        List<Manifest> selecting = policies.stream()
                .filter(policy -> Labels.match(policy.at("/spec/podSelector"), subject.labels()))
                .filter(policy -> Manifest.list(policy.at("/spec/policyTypes"))
                        .anyMatch(type -> type.asText().equals(direction)))
                .toList();
        return selecting.isEmpty()
                || selecting.stream()
                        .flatMap(policy ->
                                Manifest.list(policy.at(direction.equals("Egress") ? "/spec/egress" : "/spec/ingress")))
                        .anyMatch(rule -> namesPeer(rule.path(direction.equals("Egress") ? "to" : "from"), other)
                                && namesPort(rule.path("ports"), path));
    }

    private static boolean namesPeer(JsonNode peers, Party other) {
        return peers.isEmpty() || Manifest.list(peers).anyMatch(peer -> isPeer(peer, other));
    }

    private static boolean isPeer(JsonNode peer, Party other) {
        if (peer.has("ipBlock")) {
            return !other.isPod() && Addresses.contains(peer.at("/ipBlock/cidr").asText(), other.address());
        }
        boolean inNamespace = peer.has("namespaceSelector")
                ? Labels.match(peer.path("namespaceSelector"), namespaceLabels(other))
                : other.isOurs();
        return other.isPod() && inNamespace && Labels.match(peer.path("podSelector"), other.labels());
    }

    private static Map<String, String> namespaceLabels(Party party) {
        return Map.of("kubernetes.io/metadata.name", party.namespace());
    }

    private static boolean namesPort(JsonNode ports, Path path) {
        return ports.isEmpty()
                || Manifest.list(ports).anyMatch(port -> path.port().equals(number(port, path.to())));
    }

    private static String number(JsonNode port, Party to) {
        JsonNode given = port.path("port");
        Object number = given.isInt() ? given.asInt() : to.ports().get(given.asText());
        return number + "/" + port.path("protocol").asText("TCP");
    }
}
