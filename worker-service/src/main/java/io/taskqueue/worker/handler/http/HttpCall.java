package io.taskqueue.worker.handler.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The payload of {@code http.request}.
 *
 * @param url http or https, to an allowed host
 * @param method {@code GET}, the default, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
 * @param headers may be absent
 * @param body a string, sent as it is, or any other JSON value, sent as JSON; may be absent
 */
public record HttpCall(String url, String method, Map<String, String> headers, JsonNode body) {
    public HttpCall {
        method = method == null ? "GET" : method;
        headers = headers == null ? Map.of() : headers;
    }

    boolean hasBody() {
        return body != null && !body.isNull() && !body.isMissingNode();
    }
}
