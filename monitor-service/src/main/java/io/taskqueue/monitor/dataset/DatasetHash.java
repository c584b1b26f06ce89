package io.taskqueue.monitor.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.Task;
import io.taskqueue.model.dataset.DatasetField;
import io.taskqueue.redis.Reply;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Fields of a dataset's hash. A value that breaks the contract is rejected with the name of its field. */
final class DatasetHash {
    private static final int LONGEST_NUMBER = 10_000;
    private static final int SHOWN = 80;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(LONGEST_NUMBER)
                        .build());
    }

    private final String key;
    private final Map<DatasetField, byte[]> values = new EnumMap<>(DatasetField.class);

    private DatasetHash(String key) {
        this.key = key;
    }

    /** The fields from the reply to {@code HMGET}. */
    static DatasetHash of(String key, List<DatasetField> fields, List<Reply> replies) {
        DatasetHash hash = new DatasetHash(key);
        for (int i = 0; i < fields.size(); i++) {
            if (!replies.get(i).isNothing()) {
                hash.values.put(fields.get(i), replies.get(i).bytes());
            }
        }
        return hash;
    }

    /** A JSON reader that ignores fields of later versions. */
    static ObjectReader reader(Class<?> type) {
        return JSON.readerFor(type);
    }

    /** Whether no field is present. */
    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The field as text; {@code null} if absent. */
    String text(DatasetField field) {
        byte[] value = values.get(field);
        try {
            return value == null
                    ? null
                    : UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException e) {
            throw broken(field, "is not valid UTF-8", e);
        }
    }

    /** The required field as text. */
    String requiredText(DatasetField field) {
        String text = text(field);
        if (text == null) {
            throw broken(field, "is missing", null);
        }
        return text;
    }

    /** The required name of the queue. */
    String queue() {
        String name = requiredText(DatasetField.QUEUE);
        try {
            return Task.requireQueue(name);
        } catch (MalformedTaskException e) {
            throw broken(DatasetField.QUEUE, "is not a valid queue name: " + shown(name), e);
        }
    }

    /** The required field as a time in epoch milliseconds. */
    long requiredTime(DatasetField field) {
        requiredText(field);
        return time(field);
    }

    /** The field as a time in epoch milliseconds; {@code null} if absent. */
    Long time(DatasetField field) {
        return number(field, Task.LATEST_TIME, "time in epoch milliseconds");
    }

    /** The field as a count; 0 if absent. */
    long count(DatasetField field) {
        Long number = number(field, Long.MAX_VALUE, "non-negative integer");
        return number == null ? 0 : number;
    }

    private Long number(DatasetField field, long most, String kind) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number out of range
        }
        throw broken(field, "is not a " + kind + ": " + shown(text), null);
    }

    /** The field's JSON, decoded; {@code absent} if the field is absent. */
    <T> T json(DatasetField field, ObjectReader reader, T absent) {
        String text = text(field);
        try {
            T value = text == null ? absent : reader.readValue(text);
            if (value == null) {
                throw broken(field, "is null", null);
            }
            return value;
        } catch (JsonMappingException e) {
            throw broken(field, "does not have the expected JSON structure" + place(e), e);
        } catch (JsonProcessingException e) {
            throw broken(field, "is not valid JSON", e);
        }
    }

    private static String place(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : ": " + path.replaceFirst("^\\.", "");
    }

    private static String shown(String text) {
        return '"' + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + '"';
    }

    private UnreadableFieldException broken(DatasetField field, String problem, Throwable cause) {
        return new UnreadableFieldException(key, field.wireName(), problem, cause);
    }
}
