package io.taskqueue.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The alerts and the dashboard of the component {@code monitoring}, and the metrics they name. */
final class Rules {
    private static final Pattern METRIC = Pattern.compile("\\b(?:taskqueue|jvm)_[a-z_]+\\b");

    private Rules() {}

    static List<JsonNode> alerts() {
        return Manifest.list(Overlay.PROD.object("PrometheusRule", "taskqueue").at("/spec/groups"))
                .flatMap(group -> Manifest.list(group.path("rules")))
                .toList();
    }

    static List<JsonNode> panels() {
        Manifest dashboard = Overlay.PROD.object("ConfigMap", "taskqueue-dashboard");
        try {
            JsonNode json = new ObjectMapper()
                    .readTree(dashboard.at("/data/taskqueue.json").asText());
            return Manifest.list(json.path("panels")).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every metric an alert or a panel asks for. */
    static Set<String> metrics() {
        Stream<String> ofAlerts =
                alerts().stream().map(alert -> alert.path("expr").asText());
        Stream<String> ofPanels = panels().stream()
                .flatMap(panel -> Manifest.list(panel.path("targets")))
                .map(target -> target.path("expr").asText());
        Set<String> names = new TreeSet<>();
        Stream.concat(ofAlerts, ofPanels)
                .flatMap(expression -> METRIC.matcher(expression).results().map(MatchResult::group))
                .forEach(names::add);
        return names;
    }
}
