package io.taskqueue.kubernetes.rendered;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One object.
 *
 * @param text as rendered, YAML
 * @param json the same as a tree
 */
public record Manifest(String text, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The objects of a text, parted by lines of three dashes. */
    public static List<Manifest> parse(String rendered) {
        return Stream.of(rendered.split("(?m)^---$"))
                .map(text -> new Manifest(text, tree(text)))
                .toList();
    }

    private static JsonNode tree(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object loaded = new Yaml(new SafeConstructor(options)).load(text);
        return JSON.valueToTree(loaded);
    }

    public String kind() {
        return json.path("kind").asText();
    }

    public String name() {
        return json.at("/metadata/name").asText();
    }

    /** What stands at a JSON pointer; a missing node where nothing does. */
    public JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** A map of texts, such as labels; empty where it is missing. */
    public static Map<String, String> texts(JsonNode node) {
        return JSON.convertValue(
                node.isMissingNode() ? JSON.createObjectNode() : node,
                JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
    }

    /** The elements of a list; none where it is missing. */
    public static Stream<JsonNode> list(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
