package io.taskqueue.kubernetes.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.kubernetes.rendered.Manifest;
import java.util.List;
import java.util.Map;

/** Label selectors as Kubernetes reads them: all conditions together, none at all selects everything. */
final class Labels {
    private Labels() {}

    static boolean match(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet()
                        .containsAll(
                                Manifest.texts(selector.path("matchLabels")).entrySet())
                && Manifest.list(selector.path("matchExpressions")).allMatch(expression -> holds(expression, labels));
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        String value = labels.get(expression.path("key").asText());
        List<String> values =
                Manifest.list(expression.path("values")).map(JsonNode::asText).toList();
        String operator = expression.path("operator").asText();
        return switch (operator) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException("no such operator: " + operator);
        };
    }
}
