package io.taskqueue.worker.handler.http;

import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.payload.HeaderId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Builds requests from payloads. */
final class HttpRequests {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    /** Set by this worker or by the HTTP client, or meant for one connection. */
    private static final Set<String> RESERVED = Set.of(
            "idempotency-key",
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "upgrade",
            "expect",
            "te",
            "trailer");

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e\\t]{0,4000}");

    private HttpRequests() {}

    /**
     * The request a payload asks for.
     *
     * @throws NonRetryableException naming what is wrong, never repeating a header's value
     */
    static HttpRequest build(URI uri, HttpCall call, String taskId, Duration timeout) {
        if (!METHODS.contains(call.method())) {
            throw new NonRetryableException("method must be one of GET, POST, PUT, PATCH and DELETE");
        }
        String text = call.hasBody() ? call.body().stringValue() : null;
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .method(call.method(), body(call.body(), text))
                .setHeader("User-Agent", "taskqueue-worker");
        if (call.hasBody() && text == null) {
            request.setHeader("Content-Type", "application/json");
        }
        call.headers().forEach((name, value) -> setHeader(request, name, value));
        return request.setHeader(IDEMPOTENCY_KEY, HeaderId.of(taskId)).build();
    }

    private static BodyPublisher body(RawJson body, String text) {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        return text == null ? BodyPublishers.ofByteArray(body.toBytes()) : BodyPublishers.ofString(text);
    }

    private static void setHeader(HttpRequest.Builder request, String name, String value) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new NonRetryableException("headers has a name that is not valid");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new NonRetryableException("headers must not set " + name);
        }
        if (value == null || !HEADER_VALUE.matcher(value).matches()) {
            throw new NonRetryableException("headers." + name + " must be text of printable ASCII characters");
        }
        request.setHeader(name, value);
    }
}
