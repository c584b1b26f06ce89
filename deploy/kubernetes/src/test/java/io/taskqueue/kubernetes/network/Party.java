package io.taskqueue.kubernetes.network;

import io.taskqueue.kubernetes.rendered.Workload;
import java.util.Map;

/**
 * Someone who connects or is connected to: a pod, or an address outside the cluster.
 *
 * @param namespace the pod's namespace, {@code ""} for an address
 * @param labels the pod's
 * @param ports numbers by the name the pod's containers give them
 * @param address IPv4, {@code ""} for a pod
 */
public record Party(
        String name, String namespace, Map<String, String> labels, Map<String, Integer> ports, String address) {
    /** The namespace the overlay is applied to. */
    static final String OURS = "ours";

    /** A pod of an overlay. */
    public static Party of(Workload workload) {
        return new Party(workload.name(), OURS, workload.labels(), workload.namedPorts(), "");
    }

    /** A pod of our namespace no policy knows. */
    public static Party stranger() {
        return beside("stranger", Map.of("app", "stranger"));
    }

    /** A pod of our namespace that is not of an overlay. */
    public static Party beside(String name, Map<String, String> labels) {
        return new Party(name, OURS, labels, Map.of(), "");
    }

    /** A pod of another namespace. */
    public static Party elsewhere(String namespace, String label, String value) {
        return new Party(namespace + "/" + value, namespace, Map.of(label, value), Map.of(), "");
    }

    /** An address outside the cluster. */
    public static Party address(String address) {
        return new Party(address, "", Map.of(), Map.of(), address);
    }

    boolean isOurs() {
        return namespace.equals(OURS);
    }

    boolean isPod() {
        return address.isEmpty();
    }

    @Override
    public String toString() {
        return name;
    }
}
