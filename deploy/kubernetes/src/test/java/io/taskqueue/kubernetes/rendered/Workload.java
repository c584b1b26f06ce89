package io.taskqueue.kubernetes.rendered;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Deployment or StatefulSet. */
public record Workload(Manifest manifest) {
    public String name() {
        return manifest.name();
    }

    /** The pods' specification. */
    public JsonNode pod() {
        return manifest.at("/spec/template/spec");
    }

    /** The pods' labels. */
    public Map<String, String> labels() {
        return Manifest.texts(manifest.at("/spec/template/metadata/labels"));
    }

    /** All containers, those that only initialise included. */
    public List<JsonNode> containers() {
        return Stream.concat(Manifest.list(pod().path("initContainers")), Manifest.list(pod().path("containers")))
                .toList();
    }

    /** The first, for services the only, container. */
    public JsonNode container() {
        return pod().at("/containers/0");
    }

    /** The variables of the first container that are given as text. */
    public Optional<String> variable(String name) {
        return Manifest.list(container().path("env"))
                .filter(variable -> variable.path("name").asText().equals(name))
                .map(variable -> variable.path("value").asText())
                .findFirst();
    }

    /** The numbers of the containers' ports by their names. */
    public Map<String, Integer> namedPorts() {
        return containers().stream()
                .flatMap(container -> Manifest.list(container.path("ports")))
                .collect(Collectors.toMap(
                        port -> port.path("name").asText(),
                        port -> port.path("containerPort").asInt()));
    }

    /** The number of a port that is given by name or number. */
    public int port(JsonNode nameOrNumber) {
        return nameOrNumber.isInt()
                ? nameOrNumber.asInt()
                : Optional.ofNullable(namedPorts().get(nameOrNumber.asText()))
                        .orElseThrow(() -> new AssertionError(this + " has no port " + nameOrNumber));
    }

    @Override
    public String toString() {
        return manifest.toString();
    }
}
