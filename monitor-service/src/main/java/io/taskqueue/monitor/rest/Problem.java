package io.taskqueue.monitor.rest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;

/**
 * An error as RFC 9457 has it. The type is always {@code about:blank}: title and status say the same.
 *
 * @param detail what was attempted, on what, and what was found
 * @param more members of its own: {@code field}, {@code key}, {@code state}
 */
@JsonPropertyOrder({"type", "title", "status", "detail"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonAnyGetter Map<String, String> more) {
    /** The media type problems are served with. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int UNPROCESSABLE = 422;

    public Problem {
        more = Map.copyOf(more);
    }

    static Problem of(int status, String detail, Map<String, String> more) {
        Status known = Status.fromStatusCode(status);
        String title =
                status == UNPROCESSABLE ? "Unprocessable Content" : known == null ? "Error" : known.getReasonPhrase();
        return new Problem("about:blank", title, status, detail, more);
    }

    static Problem of(Status status, String detail) {
        return of(status.getStatusCode(), detail, Map.of());
    }
}
