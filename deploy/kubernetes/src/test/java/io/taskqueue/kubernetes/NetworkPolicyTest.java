package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.kubernetes.network.Network;
import io.taskqueue.kubernetes.network.Party;
import io.taskqueue.kubernetes.network.Path;
import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of all connections anybody could try, exactly those the system needs are let through. */
class NetworkPolicyTest {
    private static final List<String> PORTS = List.of(
            "53/TCP",
            "53/UDP",
            "80/TCP",
            "443/TCP",
            "587/TCP",
            "1025/TCP",
            "5432/TCP",
            "6379/TCP",
            "8025/TCP",
            "8080/TCP",
            "8081/TCP",
            "8082/TCP",
            "9000/TCP",
            "26379/TCP");
    private static final List<Party> OTHERS = List.of(
            Party.elsewhere("kube-system", "k8s-app", "kube-dns"),
            Party.elsewhere("kube-system", "k8s-app", "other"),
            Party.elsewhere("ingress-nginx", "app.kubernetes.io/component", "controller"),
            Party.elsewhere("keda", "app", "keda-operator"),
            Party.elsewhere("keda", "app", "other"),
            Party.elsewhere("monitoring", "app.kubernetes.io/name", "prometheus"),
            Party.elsewhere("monitoring", "app.kubernetes.io/name", "grafana"),
            Party.elsewhere("default", "app.kubernetes.io/name", "producer"),
            Party.elsewhere("default", "app.kubernetes.io/name", "redis"),
            Party.address("10.20.30.40"),
            Party.address("203.0.113.7"));

    @ParameterizedTest
    @EnumSource
    void letsThroughWhatIsNeededAndNothingElse(Overlay overlay) {
        Network network = network(overlay);

        Set<String> open = new TreeSet<>();
        allPaths(overlay).stream().filter(network::allows).forEach(path -> open.add(path.toString()));

        assertThat(open).containsExactlyInAnyOrderElementsOf(needed(overlay));
    }

    @Test
    void hasNoPolicyThatCouldBeLeftOut() {
        Set<String> all = new TreeSet<>();
        Set<String> needed = new TreeSet<>();
        for (Overlay overlay : Overlay.values()) {
            Network network = network(overlay);
            List<Path> paths = allPaths(overlay);
            Set<Path> open = paths.stream().filter(network::allows).collect(Collectors.toSet());
            for (Manifest policy : network.policies()) {
                all.add(policy.name());
                Network without = network.without(policy);
                if (!needed.contains(policy.name())
                        && paths.stream().anyMatch(path -> open.contains(path) != without.allows(path))) {
                    needed.add(policy.name());
                }
            }
        }
        assertThat(needed).hasSizeGreaterThanOrEqualTo(10).isEqualTo(all);
    }

    private static Set<String> needed(Overlay overlay) {
        Set<String> paths = new TreeSet<>();
        for (Party party : ours(overlay)) {
            paths.add(party + " -> kube-system/kube-dns 53/TCP");
            paths.add(party + " -> kube-system/kube-dns 53/UDP");
        }
        paths.add("ingress-nginx/controller -> producer 8080/TCP");
        paths.add("keda/keda-operator -> monitor 8082/TCP");
        paths.add("monitoring/prometheus -> producer 8080/TCP");
        paths.add("monitoring/prometheus -> worker 8081/TCP");
        paths.add("monitoring/prometheus -> monitor 8082/TCP");
        if (overlay != Overlay.PROD) {
            for (String client : List.of("producer", "worker", "monitor", "redis")) {
                paths.add(client + " -> redis 6379/TCP");
                paths.add(client + " -> redis 26379/TCP");
            }
        }
        if (overlay == Overlay.DEV) {
            paths.add("worker -> postgres 5432/TCP");
            paths.add("worker -> mail-inbox 1025/TCP");
        } else {
            for (String client : List.of("producer", "worker", "monitor")) {
                paths.add(client + " -> 10.20.30.40 6379/TCP");
            }
            paths.add("worker -> 10.20.30.40 5432/TCP");
            paths.add("worker -> 10.20.30.40 587/TCP");
            paths.add("worker -> 203.0.113.7 587/TCP");
        }
        return paths;
    }

    private static List<Path> allPaths(Overlay overlay) {
        List<Party> parties = new ArrayList<>(ours(overlay));
        parties.addAll(OTHERS);
        List<Path> paths = new ArrayList<>();
        for (Party from : parties) {
            for (Party to : parties) {
                if (ours(overlay).contains(from) || ours(overlay).contains(to)) {
                    PORTS.forEach(port -> paths.add(new Path(from, to, port)));
                }
            }
        }
        return paths;
    }

    /** The pods of the overlay, and one that somebody has started beside them. */
    private static List<Party> ours(Overlay overlay) {
        return Stream.concat(overlay.workloads().stream().map(Party::of), Stream.of(Party.stranger()))
                .toList();
    }

    private static Network network(Overlay overlay) {
        return new Network(overlay.objects("NetworkPolicy"));
    }
}
