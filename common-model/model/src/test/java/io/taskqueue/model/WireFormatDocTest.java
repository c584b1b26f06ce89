package io.taskqueue.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds {@code docs/wire-format.md} against the code, the schemas and the examples. */
class WireFormatDocTest {
    private static final String DOCUMENT = "wire-format.md";
    private static final Set<String> NO_KEYS = Set.of("toString", "prefix", "processingPattern", "workerOfProcessing");

    @Test
    void listsEveryKey() throws ReflectiveOperationException {
        assertThat(MarkdownTable.read(DOCUMENT, "key").column(0)).containsExactlyInAnyOrderElementsOf(keys());
    }

    @ParameterizedTest
    @CsvSource({"task.schema.json, 0", "task-status.schema.json, 1"})
    void describesTheFieldsOfTheSchemas(String schema, int table) throws IOException {
        List<String> described = fieldTables().get(table);
        JsonNode properties =
                new ObjectMapper().readTree(MarkdownTable.text(schema)).get("properties");

        assertThat(described).containsExactlyElementsOf(properties::fieldNames);
    }

    @Test
    void describesTheFieldsOfTheRecords() {
        List<String> envelope = new ArrayList<>(fieldTables().get(0));
        envelope.add("extensions");
        List<String> status = new ArrayList<>(fieldTables().get(1));
        status.replaceAll(field -> field.equals("status") ? "state" : field);

        assertThat(envelope).containsExactlyElementsOf(components(Task.class));
        assertThat(status).containsExactlyElementsOf(components(TaskStatus.class));
    }

    @ParameterizedTest
    @CsvSource({"python, examples/producer.py", "js, examples/producer.mjs"})
    void showsTheExamplesAsTheyAre(String language, String file) {
        String example = MarkdownTable.text(file);

        assertThat(MarkdownTable.text(DOCUMENT)).contains("```" + language + "\n" + example + "```\n");
        assertThat(example.lines().count()).isLessThanOrEqualTo(10);
    }

    @Test
    void namesTheLimitsOfTheCode() {
        assertThat(MarkdownTable.text(DOCUMENT))
                .contains("may nest " + Json.DEEPEST_NESTING + " deep")
                .contains("the last " + Task.KEPT_FAILURES + " failed attempts")
                .contains("at most " + TaskFailure.LONGEST_MESSAGE + " UTF-16 units")
                .contains("0 to " + Task.LATEST_TIME)
                .contains("1 to " + TaskId.LONGEST + " bytes of UTF-8")
                .contains("at most " + WorkerStatus.LISTED_RUNNING + " of");
    }

    /** The fields of the envelope, and those of the status record: the two tables that start with {@code field}. */
    private static List<List<String>> fieldTables() {
        List<List<String>> tables = new ArrayList<>();
        for (String section : MarkdownTable.text(DOCUMENT).split("\\| field \\|")) {
            tables.add(section.lines()
                    .skip(2)
                    .takeWhile(line -> line.startsWith("| `"))
                    .map(line -> line.split("`", 3)[1])
                    .toList());
        }
        return tables.subList(1, tables.size());
    }

    private static List<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }

    /** What every method of QueueKeys answers, its parameter's name in angle brackets. */
    private static Set<String> keys() throws ReflectiveOperationException {
        QueueKeys keys = new QueueKeys("");
        Set<String> names = new TreeSet<>();
        for (Method method : QueueKeys.class.getDeclaredMethods()) {
            if (method.getParameterCount() == 0 && isKey(method)) {
                names.add((String) method.invoke(keys));
            } else if (isKey(method)) {
                names.add((String) method.invoke(keys, "<" + method.getParameters()[0].getName() + ">"));
            }
        }
        names.add(keys.queue(Task.DEFAULT_QUEUE));
        names.add(keys.scheduled(Task.DEFAULT_QUEUE));
        return names;
    }

    private static boolean isKey(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && method.getReturnType() == String.class
                && !NO_KEYS.contains(method.getName());
    }
}
