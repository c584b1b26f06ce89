package io.taskqueue.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error in the form of RFC 9457.
 *
 * @param kind gives type, title and status
 * @param detail what was attempted, on what, and what was found
 * @param errors the fields at fault, may be empty
 * @param more further members, such as {@code key} or {@code results}
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @JsonIgnore Kind kind,
        String detail,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> more) {
    /** The media type problems are served with. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more)); // in their order
    }

    /** A problem of no field. */
    public static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, List.of(), Map.of());
    }

    /** A problem of one field. */
    public static Problem ofField(Kind kind, String field, String detail) {
        return new Problem(kind, field + " " + detail + ".", List.of(new FieldError(field, detail)), Map.of());
    }

    /** A problem of several fields. */
    public static Problem ofFields(List<FieldError> errors) {
        return errors.size() == 1
                ? ofField(Kind.INVALID, errors.get(0).field(), errors.get(0).detail())
                : new Problem(Kind.INVALID, errors.size() + " fields are invalid.", errors, Map.of());
    }

    /** This problem with these further members. */
    public Problem with(Map<String, ?> members) {
        return new Problem(kind, detail, errors, new LinkedHashMap<>(members));
    }

    /** The URI of its kind. */
    @JsonProperty
    public String type() {
        return kind.type();
    }

    /** Its kind in words. */
    @JsonProperty
    public String title() {
        return kind.title();
    }

    /** The HTTP status. */
    @JsonProperty
    public int status() {
        return kind.status();
    }
}
