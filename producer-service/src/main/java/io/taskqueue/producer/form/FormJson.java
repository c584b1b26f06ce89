package io.taskqueue.producer.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.RawJson;
import io.taskqueue.problem.FieldError;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The entry as JSON: read from a request's body, written as a task's payload. */
@Singleton
class FormJson {
    private final ObjectMapper json;

    FormJson(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The entry in the body; unknown fields are ignored.
     *
     * @throws MalformedTaskException if the body is not a JSON object
     * @throws ProblemException naming each field that is not a string
     */
    FormEntry read(byte[] body) {
        JsonNode entry = tree(RawJson.of(body));
        if (!entry.isObject()) {
            throw new MalformedTaskException("", "is not a JSON object");
        }
        List<FieldError> errors = new ArrayList<>();
        FormEntry read = new FormEntry(
                text(entry, "name", errors), text(entry, "email", errors), text(entry, "message", errors), null);
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.ofFields(errors));
        }
        return read;
    }

    /** The payload of a {@code form.submission}. */
    RawJson payload(FormEntry entry) {
        return RawJson.of(json.createObjectNode()
                .put("name", entry.name())
                .put("email", entry.email())
                .put("message", entry.message())
                .toString());
    }

    private static String text(JsonNode entry, String field, List<FieldError> errors) {
        JsonNode value = entry.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            errors.add(new FieldError(field, "must be a string"));
        }
        return value.textValue();
    }

    /** RawJson has checked encoding, depth, duplicates and surrogates, which the tree would accept. */
    private JsonNode tree(RawJson checked) {
        try {
            return json.readTree(checked.toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
