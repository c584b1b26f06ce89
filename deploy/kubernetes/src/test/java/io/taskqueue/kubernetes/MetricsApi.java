package io.taskqueue.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.kubernetes.rendered.Overlay;
import java.net.URI;

/** The worker's trigger of type {@code metrics-api}, read as KEDA reads it. */
record MetricsApi(JsonNode metadata) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static MetricsApi of(Overlay overlay) {
        return new MetricsApi(overlay.object("ScaledObject", "worker").at("/spec/triggers/0/metadata"));
    }

    /** What it asks of the Service. */
    String path() {
        return URI.create(metadata.path("url").asText()).getRawPath();
    }

    /** How many pods an answer wants: with {@code AverageValue} the number over the target, rounded up. */
    long pods(String answer) {
        String place = "/" + metadata.path("valueLocation").asText().replace('.', '/');
        try {
            JsonNode value = JSON.readTree(answer).at(place);
            if (!value.isNumber()) {
                throw new AssertionError("no number is at " + place + " of " + answer);
            }
            double pods = value.asDouble() / metadata.path("targetValue").asDouble();
            return value.asDouble() > metadata.path("activationTargetValue").asDouble() ? (long) Math.ceil(pods) : 0;
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + answer, e);
        }
    }
}
