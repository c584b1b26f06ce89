package io.taskqueue.worker.handler.http;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.payload.RawJsonDeserializer;
import java.util.Map;

/**
 * The payload of {@code http.request}.
 *
 * @param url http or https, to an allowed host
 * @param method {@code GET}, the default, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
 * @param headers may be absent
 * @param body a string, whose text is sent, or any other JSON value, sent byte for byte as it was submitted; may be
 *     absent
 */
public record HttpCall(
        String url,
        String method,
        Map<String, String> headers,
        @JsonDeserialize(using = RawJsonDeserializer.class) RawJson body) {
    public HttpCall {
        method = method == null ? "GET" : method;
        headers = headers == null ? Map.of() : headers;
    }

    boolean hasBody() {
        return body != null;
    }
}
